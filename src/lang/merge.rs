//! What a merge of two versions says.

messages! {
    /// Title over what a merge has settled by itself.
    merge_settled() { en: "Merged, and settled without asking", vi: "Đã hợp nhất, và tự xử lý mà không hỏi" }
    /// After the first notes.
    merge_more(count: usize = 7) { en: format!("And {count} more like these."), vi: format!("Và {count} mục tương tự.") }
    /// Both sides have moved a record.
    merge_placed(name: &str = "“Raise margin”") {
        en: format!("Both sides have moved {name}; one place was kept."),
        vi: format!("Cả hai bên đều đã dời {name}; chỉ giữ lại một vị trí."),
    }
    /// A text of both sides.
    merge_joined(name: &str = "“Raise margin”") {
        en: format!("Both sides have written about {name}; the text holds the changes of both."),
        vi: format!("Cả hai bên đều đã viết về {name}; đoạn văn bản giữ thay đổi của cả hai."),
    }
    /// Two new arrows with the same ends.
    merge_twin_links(name: &str = "the arrow") {
        en: format!("Both sides have drawn {name}; it was kept once."),
        vi: format!("Cả hai bên đều đã vẽ {name}; chỉ giữ lại một."),
    }
    /// Two new steps of a story about the same.
    merge_twin_steps(name: &str = "the step") {
        en: format!("Both sides have made {name}; it was kept once."),
        vi: format!("Cả hai bên đều đã tạo {name}; chỉ giữ lại một."),
    }
    /// A circle of arrows.
    merge_cycle(name: &str = "“Raise margin”") {
        en: format!("The arrows of both sides together lead from {name} back to itself; look whether one of them should go."),
        vi: format!("Các mũi tên của hai bên ghép lại dẫn từ {name} quay về chính nó; hãy xem có nên bỏ bớt mũi tên nào không."),
    }
    /// Values of both sides that break a rule together.
    merge_contradiction(name: &str = "KPI “Churn”") {
        en: format!("What both sides have changed about {name} does not go together; the first version was kept."),
        vi: format!("Những thay đổi của hai bên về {name} không đi được với nhau; phiên bản thứ nhất được giữ lại."),
    }
    /// A name in data files without its KPI.
    merge_forgotten(name: &str = "“Revenue”") {
        en: format!("{name} was removed on one side; imports no longer put values into it."),
        vi: format!("Một bên đã xóa {name}; việc nhập số liệu sẽ không còn ghi vào đó."),
    }
    /// Too many conflicts.
    merge_unlisted(count: usize = 7) {
        en: format!("{count} more values differ than can be listed; for them the first version was kept."),
        vi: format!("Còn {count} giá trị khác nhau không liệt kê hết được; với chúng, phiên bản thứ nhất được giữ lại."),
    }
}
