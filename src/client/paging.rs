//! Which page comes next. Pure decisions.

/// Largest `offset` that the API's int32 parameter holds.
pub const LARGEST_OFFSET: u32 = 2_147_483_647;
/// Empty pages in a row that are passed over: more lead nowhere.
const MOST_EMPTY_PAGES: u32 = 10;

/// Walks the pages of a list by offset, never by the links that the server gives.
#[derive(Debug, Default)]
pub struct Pager {
    offset: u32,
    empty_pages: u32,
    /// Ids in order.
    seen: Vec<String>,
}

/// A page as the pager needs to know it.
#[derive(Debug)]
pub struct Page {
    /// Index of its first tunnel, as the server says.
    pub offset: u32,
    /// Most tunnels that it may hold, as the server says.
    pub limit: u32,
    /// The ids of its tunnels.
    pub ids: Vec<String>,
    /// Whether the server names a next page.
    pub has_next: bool,
}

/// The server repeats a page or does not advance.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAdvancing;

impl Pager {
    /// The offset to ask for.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    fn is_new(&mut self, id: &str) -> bool {
        let place = self.seen.binary_search_by(|seen| seen.as_str().cmp(id));
        place.map_err(|place| self.seen.insert(place, id.to_owned())).is_err()
    }

    /// Takes a page in: which of its tunnels are new, by index, and whether another page is to be asked for.
    pub fn turn(&mut self, page: &Page) -> Result<(Vec<u32>, bool), NotAdvancing> {
        let mut fresh = Vec::new();
        for (index, id) in (0..).zip(&page.ids) {
            if self.is_new(id) {
                fresh.push(index);
            }
        }
        if !page.has_next {
            return Ok((fresh, false));
        }
        let step = if page.ids.is_empty() { page.limit } else { u32::try_from(page.ids.len()).unwrap_or(u32::MAX) };
        let next = page.offset.saturating_add(step);
        self.empty_pages = if page.ids.is_empty() { self.empty_pages + 1 } else { 0 };
        let repeats = !page.ids.is_empty() && fresh.is_empty();
        if next <= self.offset || next > LARGEST_OFFSET || repeats || self.empty_pages > MOST_EMPTY_PAGES {
            return Err(NotAdvancing);
        }
        self.offset = next;
        Ok((fresh, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(offset: u32, ids: &[&str], has_next: bool) -> Page {
        Page { offset, limit: 2, ids: ids.iter().map(|id| (*id).to_owned()).collect(), has_next }
    }

    #[test]
    fn pages_follow_each_other_until_none_is_named() {
        let mut pager = Pager::default();
        assert_eq!(pager.turn(&page(0, &["a", "b"], true)), Ok((vec![0, 1], true)));
        assert_eq!(pager.offset(), 2);
        assert_eq!(pager.turn(&page(2, &["c"], true)), Ok((vec![0], true)));
        assert_eq!(pager.offset(), 3);
        assert_eq!(pager.turn(&page(3, &["d"], false)), Ok((vec![0], false)));
    }

    #[test]
    fn an_empty_page_in_the_middle_is_passed_over() {
        let mut pager = Pager::default();
        assert_eq!(pager.turn(&page(0, &[], true)), Ok((vec![], true)));
        assert_eq!(pager.offset(), 2);
    }

    #[test]
    fn empty_pages_without_end_are_noticed() {
        let mut pager = Pager::default();
        let pages = (0..).map(|number| pager.turn(&page(2 * number, &[], true)));
        assert_eq!(pages.take_while(Result::is_ok).count(), 10);
    }

    #[test]
    fn no_tunnel_comes_twice() {
        let mut pager = Pager::default();
        assert_eq!(pager.turn(&page(0, &["a", "b"], true)), Ok((vec![0, 1], true)));
        assert_eq!(pager.turn(&page(2, &["b", "c"], false)), Ok((vec![1], false)));
    }

    #[test]
    fn a_server_that_does_not_advance_is_noticed() {
        let mut ignores_offset = Pager::default();
        assert!(ignores_offset.turn(&page(0, &["a", "b"], true)).is_ok());
        assert_eq!(ignores_offset.turn(&page(0, &["a", "b"], true)), Err(NotAdvancing));

        let mut repeats_items = Pager::default();
        assert!(repeats_items.turn(&page(0, &["a", "b"], true)).is_ok());
        assert_eq!(repeats_items.turn(&page(2, &["a", "b"], true)), Err(NotAdvancing));

        let nothing = Page { offset: 0, limit: 0, ids: vec![], has_next: true };
        assert_eq!(Pager::default().turn(&nothing), Err(NotAdvancing));
    }
}
