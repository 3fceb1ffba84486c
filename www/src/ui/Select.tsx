// A select of React Aria: a button with the chosen option, and a list of all options, as wide and as high as the window allows.
// It has the keyboard support of a native select: arrows and first letters.
import { type ReactNode, type Ref, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { useTranslation } from "react-i18next";
import "./Field.css";
import "./Select.css";

export interface SelectProps {
  label: string;
  /** Only screen readers get the label. */
  unlabelled?: boolean;
  className?: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  /** Shown below it. */
  children?: ReactNode;
}

interface FullProps extends SelectProps {
  ref?: Ref<HTMLButtonElement>;
  /** Opens as soon as it is rendered, and takes the focus. */
  openAtOnce?: boolean;
  invalid?: boolean;
  /** The id of the element with hints and messages. */
  describedBy?: string;
  onBlur?: () => void;
}

export function Select({ ref, label, unlabelled = false, options, openAtOnce = false, ...props }: FullProps) {
  const { language } = useTranslation().i18n;
  const [open, setOpen] = useState(false);
  // Opened by an effect and not initially: the list returns the focus to what had it before, which must be the button.
  useEffect(() => setOpen(openAtOnce), [openAtOnce]);
  return (
    <I18nProvider locale={language}>
      <AriaSelect
        className={`field ${props.className ?? ""}`}
        aria-label={unlabelled ? label : undefined}
        aria-describedby={props.describedBy}
        value={props.value}
        onChange={(value) => props.onChange(String(value))}
        onBlur={props.onBlur}
        isOpen={open}
        onOpenChange={setOpen}
        autoFocus={openAtOnce}
        isDisabled={props.disabled}
        isInvalid={props.invalid}
        validationBehavior="aria"
      >
        {!unlabelled && <Label className="label">{label}</Label>}
        <Button ref={ref} className="select">
          <SelectValue className="select-value" />
        </Button>
        {props.children}
        <Popover className="select-list">
          <ListBox>
            {options.map((option) => (
              <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="select-option">
                {option.label}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </AriaSelect>
    </I18nProvider>
  );
}
