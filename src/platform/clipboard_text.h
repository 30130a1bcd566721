// Text as X's selections carry it: in which forms it is asked for and given, and what the bytes of
// each mean. Clipboard's thread alone. Includes Xlib: for platform's .cpp files.
#pragma once

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <array>
#include <cstddef>
#include <string>

namespace platform {

struct ClipboardAtoms {
  explicit ClipboardAtoms(Display* display);
  Atom clipboard, manager, save_targets;
  Atom targets, multiple, atom_pair, in_pieces;
  Atom utf8, text, compound, plain;
  Atom pasted;  // the property that answers are put in
  /// What text is asked for as, best first.
  std::array<Atom, 4> forms;
};

/// A property taken off a window.
struct PropertyValue {
  Atom type = 0;  // 0: there is none
  std::string bytes;
  bool text = false;      // of bytes, whatever they mean
  bool too_much = false;  // more than was asked for; it stays there
};
PropertyValue take_property(Display* display, ::Window window, Atom property, std::size_t most);

/// UTF-8 of a value in one of the forms; empty where it cannot be read.
std::string text_of(Display* display, const ClipboardAtoms& atoms, const PropertyValue& value);

/// Puts `utf8` where somebody asked for it, in the form asked for; false: not in that form.
struct AskedFor {
  ::Window window = 0;
  Atom target = 0, property = 0;
};
bool put_text(Display* display, const ClipboardAtoms& atoms, const std::string& utf8,
              const AskedFor& asked);

}  // namespace platform
