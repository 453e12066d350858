//! What a page shows, as plain data: words and pictures, with no way back to the project.

use std::collections::BTreeSet;

use crate::analysis::Status;
use crate::export::SvgFonts;
use crate::lang::Lang;
use crate::model::{Hue, KpiId, ObjectiveId, PerspectiveId};
use crate::scene::{Scene, Target};
use crate::theme::Look;

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Where browsers find the fonts.
    pub fonts: SvgFonts,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { fonts: SvgFonts::Embedded }
    }
}

/// A strategy as a page. Texts that are empty are left out, so a page without numbers is one whose texts have none.
#[derive(Clone, Copy, Debug)]
pub struct HtmlPage<'a> {
    /// What the browser's tab says: the name of the project.
    pub title: &'a str,
    /// The heading: the mission; if empty, the title.
    pub heading: &'a str,
    /// Under the heading: the vision.
    pub subheading: &'a str,
    /// What else to know, such as the day that the numbers are of.
    pub note: &'a str,
    /// The language of the page's own words.
    pub lang: Lang,
    /// The colours: those of the scenes.
    pub look: Look,
    /// The map; mission and vision in it are left out, as the heading says them.
    pub map: &'a Scene,
    /// The bands from top to bottom.
    pub perspectives: &'a [HtmlPerspective],
    /// The story; without steps, the page has none.
    pub steps: &'a [HtmlStep],
}

/// A perspective with its objectives.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlPerspective {
    /// Which one.
    pub id: PerspectiveId,
    /// Its name.
    pub name: String,
    /// Its guiding question.
    pub question: String,
    /// Its colour.
    pub hue: Hue,
    /// Its objectives in their order.
    pub objectives: Vec<HtmlObjective>,
}

/// An objective with its KPIs.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlObjective {
    /// Which one.
    pub id: ObjectiveId,
    /// Its short code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Who answers for it.
    pub owner: String,
    /// How it is doing; `None` says nothing.
    pub status: Option<Status>,
    /// The objectives that its arrows point to.
    pub leads_to: Vec<ObjectiveId>,
    /// Its KPIs in their order.
    pub kpis: Vec<HtmlKpi>,
}

/// A KPI in words.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlKpi {
    /// Which one.
    pub id: KpiId,
    /// Its name.
    pub name: String,
    /// Its newest value with unit.
    pub value: String,
    /// Its target with unit.
    pub target: String,
    /// How it is doing; `None` says nothing.
    pub status: Option<Status>,
    /// The status in words, or why there is none.
    pub words: String,
    /// Its chart, best about 440 points wide: phones show it smaller. Equal for equal ids.
    pub chart: Option<Scene>,
}

/// A step of the story. What only the speaker reads has no place on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlStep {
    /// What it is about.
    pub title: String,
    /// What is said.
    pub sentence: String,
    /// The cards and arrows that are lit; if empty, all are.
    pub lit: BTreeSet<Target>,
    /// The chart beside the map, best of the same size as those of KPIs.
    pub chart: Option<Scene>,
}

impl HtmlPage<'_> {
    /// The heading, whatever is empty.
    pub(super) fn headline(&self) -> String {
        let said = [self.heading, self.title].into_iter().find(|text| !text.trim().is_empty());
        said.map_or_else(|| self.lang.untitled_map().into_owned(), str::to_owned)
    }

    /// All objectives in their order.
    pub(super) fn objectives(&self) -> impl Iterator<Item = &HtmlObjective> {
        self.perspectives.iter().flat_map(|perspective| &perspective.objectives)
    }

    /// The objective of an id.
    pub(super) fn objective(&self, id: ObjectiveId) -> Option<&HtmlObjective> {
        self.objectives().find(|objective| objective.id == id)
    }
}
