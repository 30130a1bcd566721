#include "text/solid_setter.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>

#include "base/utf8.h"

namespace text {

namespace {

/// The program's own font, wherever it lies, and nothing in it moves a sign for its neighbour's sake.
bool is_own(const Face& face, PangoFont* font) {
  hb_face_t* tables = hb_font_get_face(pango_font_get_hb_font(font));
  return face.file.filename().string().starts_with("BIZUDPGothic-") &&
         !hb_ot_layout_has_positioning(tables);
}

/// Of the program's font: none of these changes beside another of them, and all may stand at a line's end or begin
/// one as far as Unicode lets them. White space is not among them (it hangs over a line's end), nor are f, i and l,
/// which join.
bool stands_alone(char32_t c) {
  return (c > 0x20 && c < 0x7f && c != '|' && c != 'f' && c != 'i' && c != 'l') ||
         (c >= 0x3001 && c <= 0x3020) ||                                  // 、。「」〒
         (c >= 0x3041 && c <= 0x3096) || (c >= 0x309d && c <= 0x309f) ||  // hiragana
         (c >= 0x30a0 && c <= 0x30ff) ||                                  // katakana
         (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||  // kanji
         (c >= 0xff01 && c <= 0xff60);                                    // full width
}

}  // namespace

SolidSetter::SolidSetter(Fonts& fonts, Weight weight) {
  PangoContext* context = fonts.context(weight);
  font_ = pango_context_load_font(context, pango_context_get_font_description(context));
  if (!font_) return;
  face_ = fonts.face_of(font_);
  if (is_own(fonts.face(face_), font_)) return;
  g_object_unref(font_);
  font_ = nullptr;
}

SolidSetter::~SolidSetter() {
  if (font_) g_object_unref(font_);
}

const SolidSetter::Sign& SolidSetter::sign(char32_t c) {
  const auto [it, fresh] = signs_.try_emplace(c, Sign{0, 0});
  if (fresh) {
    hb_font_t* font = pango_font_get_hb_font(font_);
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, c, &glyph))
      it->second = {glyph, hb_font_get_glyph_h_advance(font, glyph)};
  }
  return it->second;
}

/// Its characters, and one more for its end; false: one of them is for Pango.
bool SolidSetter::read(std::string_view text) {
  characters_.clear();
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    const char32_t c = base::code_point_at(text, at, next);
    const bool newline = c == '\n';
    if (!newline && !stands_alone(c)) return false;
    const Sign s = newline ? Sign{0, 0} : sign(c);
    if (!newline && s.glyph == 0) return false;
    characters_.push_back({static_cast<std::uint32_t>(at), s.glyph, s.width, newline});
  }
  characters_.push_back({static_cast<std::uint32_t>(text.size()), 0, 0, true});
  return true;
}

/// Whether it can be set here; what is true of it at any width is kept for the next.
bool SolidSetter::take(std::string_view text) {
  if (!font_) return false;
  if (text_ == text) return is_solid_;
  text_ = text;
  is_solid_ = read(text);
  if (!is_solid_) return false;
  breaks_.resize(characters_.size());
  pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                      pango_language_from_string("ja"), breaks_.data(),
                      static_cast<int>(breaks_.size()));
  return true;
}

/// Greedily, a line's last possible end first between words, then between characters. False: the line has no such
/// end, and what runs over is for Pango to say.
bool SolidSetter::break_lines(int width, const std::vector<Wide>& wide) {
  kept_.assign(characters_.size(), 0);
  for (const Wide& w : wide) {
    const auto at = [&](std::uint32_t byte) {
      return std::ranges::lower_bound(characters_, byte, {}, &Character::byte);
    };
    for (auto c = at(w.first_byte); c != characters_.end() && c->byte < w.end_byte; ++c)
      if (c->byte > w.first_byte) kept_[std::size_t(c - characters_.begin())] = 1;
  }
  lines_.clear();
  std::size_t first = 0;
  std::int64_t so_far = 0;              // of the line's characters before this
  std::size_t word = 0, character = 0;  // the last ends of the line that fit
  for (std::size_t n = 0; n < characters_.size(); ++n) {
    const Character& c = characters_[n];
    if (n > first && !kept_[n]) {
      if (breaks_[n].is_line_break) word = n;
      if (breaks_[n].is_char_break) character = n;
    }
    if (c.newline) {
      lines_.push_back({first, n});
      first = n + 1;
      so_far = 0;
      word = character = first;
      continue;
    }
    so_far += c.width;
    if (width < 0 || so_far <= width) continue;
    if (n == first) continue;  // a line holds one at least
    const std::size_t end = word > first ? word : character;
    if (end <= first) return false;
    lines_.push_back({first, end});
    first = end;
    so_far = 0;
    word = character = first;
    n = end - 1;
  }
  return true;
}

void SolidSetter::set_line(Shaped& out, std::string_view text, std::size_t number, bool last,
                           const Spacing& spacing) const {
  const Broken& broken = lines_[number];
  const auto i = static_cast<std::uint32_t>(number);
  const float baseline = static_cast<float>(spacing.above + kAscent + spacing.line * i);
  const std::uint32_t start = characters_[broken.first].byte, end = characters_[broken.end].byte;
  double x = 0;
  if (broken.first < broken.end) {
    std::vector<Glyph>& glyphs =
        out.runs.emplace_back(face_, false, i, std::vector<Glyph>()).glyphs;
    glyphs.reserve(broken.end - broken.first);
    for (std::size_t n = broken.first; n < broken.end; ++n) {
      const Character& c = characters_[n];
      out.stops.push_back({c.byte, i, in_ems(x)});
      glyphs.push_back({c.glyph, in_ems(x), baseline, in_ems(c.width)});
      x += c.width;
    }
  }
  // The place after the last character belongs to this line unless the text just wraps here.
  if (last || characters_[broken.end].newline) out.stops.push_back({end, i, in_ems(x)});
  out.lines.push_back(
      {std::string(text.substr(start, end - start)), 0, baseline, in_ems(x), start, end, {}});
}

std::optional<Shaped> SolidSetter::shape(std::string_view text, int width, std::size_t max_lines,
                                         std::size_t& lines_in_all, const Spacing& spacing,
                                         const std::vector<Wide>& wide) {
  const auto is_wider = [](const Wide& w) { return w.more > 0; };
  if (std::ranges::any_of(wide, is_wider) || !take(text) || !break_lines(width, wide)) return {};
  lines_in_all = lines_.size();
  Shaped out;
  const std::size_t shown = std::min(max_lines, lines_.size());
  for (std::size_t n = 0; n < shown; ++n) set_line(out, text, n, n + 1 == shown, spacing);
  return out;
}

std::optional<std::vector<double>> SolidSetter::paragraph_widths(std::string_view text) {
  if (!take(text)) return {};
  std::vector<double> out;
  std::int64_t width = 0;
  for (const Character& c : characters_) {
    width += c.width;
    if (!c.newline) continue;
    out.push_back(static_cast<double>(width) * kPangoUnit);
    width = 0;
  }
  return out;
}

}  // namespace text
