;; Decodes the text of text.js into bytes, in place. Engines run this at full speed from the first character on, whereas a
;; loop in JavaScript would end before they have compiled it.
(module
  ;; The tables, and then the text: text.js makes room for them, and fills them in.
  (memory (export "memory") 0)

  ;; The text begins at $at and ends before $end. Returns the end of the bytes, which begin where the text began.
  (func (export "translate") (param $at i32) (param $end i32) (result i32)
    (local $to i32)
    (local $table i32)
    (local $entry i32)
    (local.set $to (local.get $at))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          ;; An entry takes two bytes.
          (local.set $entry
            (i32.load16_u (i32.add (local.get $table) (i32.shl (i32.load8_u (local.get $at)) (i32.const 1)))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (if (i32.lt_u (local.get $entry) (i32.const 256))
            (then
              ;; A byte. The next character is in the first table again.
              (i32.store8 (local.get $to) (local.get $entry))
              (local.set $to (i32.add (local.get $to) (i32.const 1)))
              (local.set $table (i32.const 0)))
            (else
              ;; The address of the table for the next character.
              (local.set $table (local.get $entry))))
          (br $next))))
    (local.get $to)))
