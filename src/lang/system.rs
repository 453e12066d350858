//! What the system says of files and disks, in the words of people.

use std::io::{Error, ErrorKind};

use super::Lang;

messages! {
    /// Something on the way is not there.
    system_missing() { en: "a folder on the way to it is missing", vi: "thiếu một thư mục trên đường dẫn" }
    /// No right.
    system_denied() { en: "the system does not allow it", vi: "hệ thống không cho phép" }
    /// No space.
    system_full() { en: "the disk is full", vi: "ổ đĩa đã đầy" }
    /// A disk for reading only.
    system_read_only() { en: "the disk can only be read", vi: "ổ đĩa chỉ cho phép đọc" }
    /// A share that does not answer.
    system_unreachable() { en: "the network drive does not answer", vi: "ổ đĩa mạng không trả lời" }
    /// Held by somebody else.
    system_busy() { en: "another program is using it", vi: "chương trình khác đang dùng tệp" }
    /// A name that the file system does not take.
    system_bad_name() { en: "the name is too long or has characters that this disk does not take", vi: "tên quá dài hoặc có ký tự mà ổ đĩa này không nhận" }
    /// A folder where a file should be.
    system_folder() { en: "there is a folder of this name", vi: "đã có thư mục mang tên này" }
    /// A file where a folder should be.
    system_no_folder() { en: "something on the way to it is a file, not a folder", vi: "trên đường dẫn có một tệp thay vì thư mục" }
    /// Too large for the file system.
    system_too_large() { en: "it is too large for this disk", vi: "tệp quá lớn với ổ đĩa này" }
    /// No memory.
    system_no_memory() { en: "there is not enough memory", vi: "không đủ bộ nhớ" }
}

impl Lang {
    /// Why the system refused, as part of a sentence; what has no words of ours is said in the system's own, without
    /// its number.
    pub fn system(self, error: &Error) -> String {
        match error.kind() {
            ErrorKind::NotFound => self.system_missing(),
            ErrorKind::PermissionDenied => self.system_denied(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => self.system_full(),
            ErrorKind::ReadOnlyFilesystem => self.system_read_only(),
            ErrorKind::TimedOut
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NotConnected
            | ErrorKind::StaleNetworkFileHandle => self.system_unreachable(),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => self.system_busy(),
            ErrorKind::InvalidFilename => self.system_bad_name(),
            ErrorKind::IsADirectory => self.system_folder(),
            ErrorKind::NotADirectory => self.system_no_folder(),
            ErrorKind::FileTooLarge => self.system_too_large(),
            ErrorKind::OutOfMemory => self.system_no_memory(),
            _ => {
                let said = error.to_string();
                return said.split_once(" (os error").map_or(said.clone(), |(words, _)| words.to_owned());
            }
        }
        .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_the_language_of_the_user_and_without_numbers() {
        // The numbers of Linux: no entry, no access, no space, a read-only file system, too long a name, input or output.
        for (number, en, vi) in [
            (2, "a folder on the way to it is missing", "thiếu một thư mục trên đường dẫn"),
            (13, "the system does not allow it", "hệ thống không cho phép"),
            (28, "the disk is full", "ổ đĩa đã đầy"),
            (30, "the disk can only be read", "ổ đĩa chỉ cho phép đọc"),
            (36, "the name is too long or has characters that this disk does not take", "tên quá dài"),
            (5, "Input/output error", "Input/output error"),
        ] {
            let error = Error::from_raw_os_error(number);
            assert_eq!(Lang::En.system(&error), en);
            assert!(Lang::Vi.system(&error).starts_with(vi), "{number}");
        }
        assert_eq!(Lang::Vi.system(&Error::other("odd")), "odd");
    }
}
