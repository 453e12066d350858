//! The program: reads the arguments and starts the window or a command.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use fourfold::app::{self, Environment};
use fourfold::cli::{self, Failure, Machine, Request};
use fourfold::lang::Lang;

fn main() -> ExitCode {
    // What goes wrong is said once, as a sentence of ours; the libraries' own lines are for those who ask for them.
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("fourfold=error")).init();
    let lang = Lang::of_locale(|name| std::env::var(name).ok()).unwrap_or_default();
    match run(std::env::args_os(), lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if failure.has_sentence() {
                // Without anybody to tell, the code still says it.
                let _told = writeln!(io::stderr(), "{failure}");
            }
            ExitCode::from(failure.code())
        }
    }
}

fn run(args: impl IntoIterator<Item = OsString>, lang: Lang) -> Result<(), Failure> {
    let mut out = io::stdout();
    match cli::parse(args, lang)? {
        Request::Window(file) => app::start(file).map_err(|error| Failure::bad_input(error.message(lang))),
        Request::Answer(text) => {
            let _told = write!(out, "{text}");
            Ok(())
        }
        Request::Task(task) => {
            let mut environment = Environment::real();
            task.run(&mut Machine { today: environment.today, lang, ids: environment.ids.as_mut(), out: &mut out })
        }
    }
}
