#include "platform/clipboard_text.h"

#include <X11/Xutil.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace platform {

namespace {

struct FreeX {
  void operator()(void* data) const { XFree(data); }
};
using Bytes = std::unique_ptr<unsigned char, FreeX>;

std::string from_latin1(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) base::append_code_point(out, static_cast<unsigned char>(c));
  return out;
}

/// Nothing where Latin-1 has not all of it.
std::optional<std::string> to_latin1(const std::string& utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = base::code_point_at(utf8, at, at);
    if (c > 0xFF) return {};
    out += char(c);
  }
  return out;
}

std::string from_compound(Display* display, const PropertyValue& value) {
  std::string bytes = value.bytes;
  XTextProperty property{reinterpret_cast<unsigned char*>(bytes.data()), value.type, 8,
                         bytes.size()};
  char** list = nullptr;
  int count = 0;
  std::string out;
  // Negative: nothing could be read; positive: some characters could not.
  if (Xutf8TextPropertyToTextList(display, &property, &list, &count) >= 0 && list)
    for (int k = 0; k < count; ++k) out += list[k];
  if (list) XFreeStringList(list);
  return out;
}

void put(Display* display, const AskedFor& asked, Atom type, const std::string& bytes) {
  XChangeProperty(display, asked.window, asked.property, type, 8, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
}

void put_atoms(Display* display, const AskedFor& asked, Atom type, const std::vector<Atom>& atoms) {
  XChangeProperty(display, asked.window, asked.property, type, 32, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(atoms.data()), int(atoms.size()));
}

/// Several forms at once: pairs of a form and the property for it [ICCCM 2.6.2].
bool put_multiple(Display* display, const ClipboardAtoms& atoms, const std::string& utf8,
                  const AskedFor& asked) {
  constexpr long kMostPairs = 32;
  Atom type = 0;
  int format = 0;
  unsigned long count = 0, more = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(display, asked.window, asked.property, 0, 2 * kMostPairs, False,
                     atoms.atom_pair, &type, &format, &count, &more, &data);
  const Bytes held(data);
  if (type != atoms.atom_pair || format != 32) return false;
  const auto* pairs = reinterpret_cast<const Atom*>(data);
  std::vector<Atom> done;
  for (unsigned long k = 0; k + 1 < count; k += 2) {
    const bool put = pairs[k] != atoms.multiple && pairs[k + 1] != None &&
                     put_text(display, atoms, utf8, {asked.window, pairs[k], pairs[k + 1]});
    done.insert(done.end(), {pairs[k], put ? pairs[k + 1] : None});
  }
  put_atoms(display, asked, atoms.atom_pair, done);
  return true;
}

}  // namespace

ClipboardAtoms::ClipboardAtoms(Display* display) {
  const auto atom = [&](const char* name) { return XInternAtom(display, name, False); };
  clipboard = atom("CLIPBOARD");
  manager = atom("CLIPBOARD_MANAGER");
  save_targets = atom("SAVE_TARGETS");
  targets = atom("TARGETS");
  multiple = atom("MULTIPLE");
  atom_pair = atom("ATOM_PAIR");
  in_pieces = atom("INCR");
  utf8 = atom("UTF8_STRING");
  text = atom("TEXT");
  compound = atom("COMPOUND_TEXT");
  plain = atom("text/plain;charset=utf-8");
  pasted = atom("KURUMAZA_PASTED");
  forms = {utf8, plain, text, XA_STRING};
}

PropertyValue take_property(Display* display, ::Window window, Atom property, std::size_t most) {
  int format = 0;
  unsigned long count = 0, more = 0;
  unsigned char* data = nullptr;
  PropertyValue value;
  // Counted in fours. What is left over stays, and only then.
  if (XGetWindowProperty(display, window, property, 0, long(most / 4) + 1, True, AnyPropertyType,
                         &value.type, &format, &count, &more, &data) != Success)
    return {};
  const Bytes held(data);
  value.text = format == 8;
  value.too_much = more > 0 || count > most;
  if (value.text && !value.too_much) value.bytes.assign(reinterpret_cast<char*>(data), count);
  return value;
}

std::string text_of(Display* display, const ClipboardAtoms& atoms, const PropertyValue& value) {
  std::string out;
  if (value.type == atoms.compound) {
    out = from_compound(display, value);
  } else if (value.type == XA_STRING && !base::is_utf8(value.bytes)) {
    out = from_latin1(value.bytes);
  } else {
    out = value.bytes;
  }
  while (!out.empty() && out.back() == '\0') out.pop_back();
  return base::repaired_utf8(out);
}

bool put_text(Display* display, const ClipboardAtoms& atoms, const std::string& utf8,
              const AskedFor& asked) {
  // What one request can carry, in fours, its head aside.
  const long most = std::max(XExtendedMaxRequestSize(display), XMaxRequestSize(display)) * 4 - 64;
  if (utf8.size() > std::size_t(most)) return false;
  if (asked.target == atoms.multiple) return put_multiple(display, atoms, utf8, asked);
  if (asked.target == atoms.targets) {
    put_atoms(display, asked, XA_ATOM,
              {atoms.targets, atoms.multiple, atoms.utf8, atoms.plain, atoms.text, XA_STRING});
    return true;
  }
  if (asked.target == atoms.utf8 || asked.target == atoms.plain || asked.target == atoms.text) {
    put(display, asked, asked.target == atoms.plain ? atoms.plain : atoms.utf8, utf8);
    return true;
  }
  const auto latin1 = asked.target == XA_STRING ? to_latin1(utf8) : std::nullopt;
  if (latin1) put(display, asked, XA_STRING, *latin1);
  return latin1.has_value();
}

}  // namespace platform
