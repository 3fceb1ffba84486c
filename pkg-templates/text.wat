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
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        ;; An entry takes two bytes. It is a byte, or the address of the table for the next character, a multiple of 256.
        ;; Its lower half is stored in either case: after an address, the next character overwrites it.
        (local.set $entry
          (i32.load16_u (i32.add (local.get $table) (i32.shl (i32.load8_u (local.get $at)) (i32.const 1)))))
        (i32.store8 (local.get $to) (local.get $entry))
        (local.set $table (i32.and (local.get $entry) (i32.const 0xff00)))
        (local.set $to (i32.add (local.get $to) (i32.eqz (local.get $table))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (local.get $to)))
