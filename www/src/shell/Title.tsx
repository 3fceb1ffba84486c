// The heading of a page. It is also the document's title, for the browser's history, and it gets the focus when the page opens,
// so that a screen reader begins there.
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { plainUserText, UserText } from "../ui/UserText";

interface TitleProps {
  /** Words of the console, or, with `user`, of a user. */
  children: string;
  user?: boolean;
}

export function Title({ children, user = false }: TitleProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const site = t("page.title");
  const title = user ? plainUserText(children) : children;
  useEffect(() => {
    document.title = title === site ? site : `${title} – ${site}`;
  }, [title, site]);
  // In a layout effect, before anything can be typed on the new page: a later focus would interrupt typing.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {user ? <UserText>{children}</UserText> : children}
    </h1>
  );
}
