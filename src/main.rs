//! The program: opens the window.

fn main() {
    env_logger::init();
    if let Err(err) = fourfold::app::start(std::env::args_os().nth(1).map(Into::into)) {
        eprintln!("{}", err.message(fourfold::lang::Lang::En));
        std::process::exit(1);
    }
}
