//! Which page comes next. Pure decisions.

use super::answer::Page;
use crate::{
    model::PAGE_LIMIT,
    validate::{Issue, Step, check_integer},
};

/// Largest `offset` that the API's int32 parameter holds.
const LARGEST_OFFSET: u32 = 2_147_483_647;
/// Most pages in a row without a new item. A walk that meets more of them fails, as it may never end.
const MOST_IDLE_PAGES: u32 = 10;

/// Checks the query parameter `offset`: a whole number from 0 that fits the API's int32.
pub fn check_offset(offset: f64) -> Vec<Issue> {
    check_integer(0, LARGEST_OFFSET, offset, &[Step::from("offset")])
}

/// Checks the query parameter `limit`: a whole number within [`PAGE_LIMIT`]. `name` is the option of the caller that holds
/// it, to which the issue points.
pub fn check_limit(name: &'static str, limit: f64) -> Vec<Issue> {
    check_integer(PAGE_LIMIT.min, PAGE_LIMIT.max, limit, &[Step::from(name)])
}

/// The state of a walk over the pages of a list, between two pages. Pages are asked for by offset; the links that the
/// server gives are never followed. The state is plain numbers, so that a walk that is never finished leaves nothing to
/// clean up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Walk {
    /// The offset to ask for.
    pub offset: u32,
    /// How many pages came since the last one with a new id. They were empty, or their items had no ids.
    pub idle_pages: u32,
    /// How many attempts earlier pages took.
    pub attempts: u32,
    /// When it began, in milliseconds of the driver's clock; `None` before its first page.
    pub started_ms: Option<f64>,
    /// Whether it has passed the last page. The call that goes on with it sends nothing: it tells the end of the walk, which
    /// comes only when the items of the last page are used up.
    pub is_over: bool,
}

/// The error of a walk that does not come to an end: the server repeats a page, or its pages do not advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAdvancing;

impl Walk {
    /// The state of the walk after the page that was asked for with `limit`.
    pub fn advance(&self, page: &Page, limit: u32) -> Result<Self, NotAdvancing> {
        if !page.has_next {
            return Ok(Self { is_over: true, ..*self });
        }
        let is_empty = page.items == 0;
        let step = if is_empty { page.limit.unwrap_or(limit) } else { page.items };
        let offset = page.offset.unwrap_or(self.offset).saturating_add(step);
        let idle_pages = if page.new == 0 { self.idle_pages + 1 } else { 0 };
        let repeats = !is_empty && page.repeated == page.items;
        if offset <= self.offset || offset > LARGEST_OFFSET || repeats || idle_pages > MOST_IDLE_PAGES {
            return Err(NotAdvancing);
        }
        Ok(Self { offset, idle_pages, ..*self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(offset: u32, items: u32, new: u32, has_next: bool) -> Page {
        Page { offset: Some(offset), limit: Some(2), items, new, repeated: items - new, has_next }
    }

    /// The offset of the page that comes after one; `None` after the last page.
    fn next(walk: Walk, page: Page) -> Result<Option<u32>, NotAdvancing> {
        walk.advance(&page, 100).map(|walk| (!walk.is_over).then_some(walk.offset))
    }

    fn at(offset: u32) -> Walk {
        Walk { offset, ..Walk::default() }
    }

    #[test]
    fn pages_follow_each_other_until_none_is_named() {
        assert_eq!(next(at(0), page(0, 2, 2, true)), Ok(Some(2)));
        assert_eq!(next(at(2), page(2, 1, 1, true)), Ok(Some(3)));
        assert_eq!(next(at(3), page(3, 1, 1, false)), Ok(None));
    }

    #[test]
    fn an_empty_page_in_the_middle_is_passed_over() {
        assert_eq!(next(at(0), page(0, 0, 0, true)), Ok(Some(2)));
    }

    #[test]
    fn empty_pages_without_end_are_noticed() {
        let mut walk = at(0);
        let mut turns = 0;
        while let Ok(next) = walk.advance(&page(2 * turns, 0, 0, true), 2) {
            walk = next;
            turns += 1;
        }
        assert_eq!(turns, 10);
    }

    #[test]
    fn a_page_whose_items_have_no_ids_is_passed_over() {
        let odd = |offset, repeated| Page { new: 0, repeated, ..page(offset, 2, 2, true) };
        assert_eq!(next(at(0), odd(0, 0)), Ok(Some(2)));
        assert_eq!(next(at(2), odd(2, 1)), Ok(Some(4)));
        let idle = Walk { idle_pages: 10, ..at(2) };
        assert_eq!(next(idle, odd(2, 0)), Err(NotAdvancing));
        assert_eq!(idle.advance(&page(2, 2, 1, true), 100).map(|walk| walk.idle_pages), Ok(0));
    }

    #[test]
    fn a_page_with_one_new_item_is_progress() {
        assert_eq!(next(at(2), page(2, 2, 1, true)), Ok(Some(4)));
    }

    #[test]
    fn a_page_that_does_not_say_where_it_stands_is_the_one_that_was_asked_for() {
        let silent = Page { items: 2, new: 2, has_next: true, ..Page::default() };
        assert_eq!(next(at(4), silent), Ok(Some(6)));
        let empty = Page { has_next: true, ..Page::default() };
        assert_eq!(at(4).advance(&empty, 30).map(|walk| walk.offset), Ok(34));
    }

    #[test]
    fn a_server_that_does_not_advance_is_noticed() {
        for (walk, page) in [
            // It ignores the offset,
            (at(2), page(0, 2, 0, true)),
            // repeats its items,
            (at(2), page(2, 2, 0, true)),
            // or stands still.
            (at(0), Page { offset: Some(0), limit: Some(0), has_next: true, ..Page::default() }),
        ] {
            assert_eq!(next(walk, page), Err(NotAdvancing), "{page:?}");
        }
    }
}
