// A native modal dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back afterwards.
import { type DragEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface ModalProps {
  title: string;
  onClose: () => void;
  /** A file was dropped. */
  onFile?: (file: File) => void;
  children: ReactNode;
}

export function Modal({ title, onClose, onFile, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const { t } = useTranslation();
  const titleId = useId();
  // A layout effect, because its clean-up still finds the dialog in the page: only then does closing restore the focus.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      // The event comes late: after React's development double mount the dialog is open again by then.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onDragOver={keepPage}
      onDrop={(event) => {
        keepPage(event);
        const [file] = event.dataTransfer.files;
        if (file) onFile?.(file);
      }}
    >
      <article>
        <header>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="close" aria-label={t("page.close")} rel="prev" onClick={onClose} />
        </header>
        {children}
      </article>
    </dialog>
  );
}

/** Browsers open a file that is dropped, and what was entered would be lost. Other things may be dropped into fields. */
function keepPage(event: DragEvent) {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
}
