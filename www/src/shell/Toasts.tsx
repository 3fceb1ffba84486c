// Short news, which screen readers read out. A toast replaces the one before about the same tunnel, so that no two contradict
// each other. It uses React Aria's hooks, which are stable; the names of its components for toasts still begin with "UNSTABLE_".
import { useRef } from "react";
import { useToast, useToastRegion } from "react-aria/useToast";
import { createPortal } from "react-dom";
import { Trans, useTranslation } from "react-i18next";
import { type QueuedToast, ToastQueue, useToastQueue } from "react-stately/useToastState";
import { Button } from "../ui/Button";
import { UserText } from "../ui/UserText";
import type { en } from "../words/en";
import "./Toasts.css";

interface News {
  what: keyof typeof en.news;
  name: string;
}

const SHOWN_MS = 10_000;

const queue = new ToastQueue<News>({ maxVisibleToasts: 3 });
/** The key of the last toast about each tunnel, by the tunnel's id. */
const latest = new Map<string, string>();

/** Shows what happened to a tunnel, by its id. */
export function say(about: string, what: News["what"], name: string) {
  const before = latest.get(about);
  if (before !== undefined) queue.close(before);
  latest.set(about, queue.add({ what, name }, { timeout: SHOWN_MS }));
}

export function Toasts() {
  const { t } = useTranslation();
  const state = useToastQueue(queue);
  const region = useRef<HTMLElement>(null);
  const { regionProps } = useToastRegion({ "aria-label": t("page.news") }, state, region);
  if (state.visibleToasts.length === 0) return null;
  // Outside of the rest of the page, so that a dialog does not hide it.
  return createPortal(
    <section {...regionProps} ref={region} className="toasts">
      {state.visibleToasts.map((toast) => (
        <Toast key={toast.key} toast={toast} />
      ))}
    </section>,
    document.body,
  );
}

function Toast({ toast }: { toast: QueuedToast<News> }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const { toastProps, contentProps, titleProps } = useToast({ toast }, useToastQueue(queue), ref);
  const { what, name } = toast.content;
  return (
    <div {...toastProps} ref={ref} className={`toast ${what === "failed" ? "bad" : ""}`}>
      <div {...contentProps}>
        <span {...titleProps}>
          <Trans i18nKey={`news.${what}`} components={{ name: <NewsName name={name} /> }} />
        </span>
      </div>
      <Button look="quiet small" onClick={() => queue.close(toast.key)}>
        {t("page.dismiss")}
      </Button>
    </div>
  );
}

function NewsName({ name }: { name: string }) {
  return (
    <b>
      <UserText>{name}</UserText>
    </b>
  );
}
