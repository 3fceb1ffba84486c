// Keeps the place of keyboard users. When a button disappears that was pressed, such as "Discard", the browser would continue at
// the top of the page. Here the focus goes to the nearest element instead.
import { useEffect } from "react";

const FOCUSABLE = "a[href], button, input, textarea, select, summary, [tabindex]";

export function useKeptFocus() {
  useEffect(() => {
    /** The element that had the focus last, and its ancestors, from the inside out. */
    let path: readonly Element[] = [];
    let frame = 0;

    function remember({ target }: FocusEvent) {
      path = ancestorsOf(target as Element);
    }

    /** Dialogs and lists return the focus themselves, in the next frame. */
    function keepSoon() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(keep);
      });
    }

    function keep() {
      if (document.activeElement !== document.body || path[0]?.isConnected !== false) return;
      const candidates = path.filter((element) => element.isConnected).map(focusableIn);
      candidates.find((element) => element !== undefined)?.focus({ preventScroll: true });
    }

    const observer = new MutationObserver(keepSoon);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", remember);
      cancelAnimationFrame(frame);
    };
  }, []);
}

function ancestorsOf(element: Element | null): Element[] {
  return element ? [element, ...ancestorsOf(element.parentElement)] : [];
}

const focusableIn = (element: Element) =>
  [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility());
