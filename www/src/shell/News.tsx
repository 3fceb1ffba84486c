// What happened, told in passing and read out by screen readers: the latest news of each tunnel replaces what was said before
// of the same one, so that no two contradict each other. A live region of its own, because React Aria's toasts are still called
// unstable by their own names.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { UserText } from "../ui/UserText";
import type { en } from "../words/en";
import "./News.css";

type What = keyof typeof en.news;

interface Item {
  about: string;
  what: What;
  name: string;
}

type Say = (about: string, what: What, name: string) => void;

const SHOWN_MS = 10_000;
const KEPT = 3;

const NewsContext = createContext<Say>(() => {});

/** Says what happened to the tunnel of an id. */
export const useSay = () => useContext(NewsContext);

export function NewsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [items, setItems] = useState<readonly Item[]>([]);
  const remove = useCallback((item: Item) => setItems((all) => all.filter((other) => other !== item)), []);
  const say = useCallback<Say>((about, what, name) => {
    setItems((all) => [...all.filter((other) => other.about !== about), { about, what, name }].slice(-KEPT));
  }, []);
  return (
    <NewsContext value={say}>
      {children}
      <section className="news" aria-label={t("page.news")}>
        <div role="status">
          {items.map((item) => (
            <Line key={`${item.about} ${item.what}`} item={item} onGone={remove} />
          ))}
        </div>
      </section>
    </NewsContext>
  );
}

function Line({ item, onGone }: { item: Item; onGone: (item: Item) => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(onGone, SHOWN_MS, item);
    return () => clearTimeout(timer);
  }, [item, onGone]);
  return (
    <p className={item.what === "failed" ? "bad" : undefined}>
      <span>
        <Trans i18nKey={`news.${item.what}`} components={{ name: <NewsName name={item.name} /> }} />
      </span>
      <Button look="quiet small" onClick={() => onGone(item)}>
        {t("page.dismiss")}
      </Button>
    </p>
  );
}

function NewsName({ name }: { name: string }) {
  return (
    <b>
      <UserText>{name}</UserText>
    </b>
  );
}
