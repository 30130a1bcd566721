#include "text/shaper.h"

#include <pango/pango.h>

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "text/pieces.h"
#include "text/solid_setter.h"

namespace text {

namespace {

static_assert(PANGO_SCALE == 1024, "see kPangoUnit");

constexpr std::string_view kSoftHyphen = "\u00ad";

void insert(PangoAttrList* list, PangoAttribute* attr, std::size_t from, std::size_t to) {
  attr->start_index = static_cast<guint>(from);
  attr->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attr);
}

/// No word is broken with a hyphen that nobody wrote; one that may be there comes with the break.
PangoAttrList* hyphens_for(std::string_view text) {
  PangoAttrList* list = pango_attr_list_new();
  const auto none = [&](std::size_t from, std::size_t to) {
    insert(list, pango_attr_insert_hyphens_new(FALSE), from, to);
  };
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(kSoftHyphen, from)) != text.npos;) {
    none(from, at);
    from = at + kSoftHyphen.size();
  }
  none(from, G_MAXUINT);
  return list;
}

void add_wide(PangoAttrList* list, const std::vector<Wide>& wide) {
  for (const Wide& w : wide) {
    insert(list, pango_attr_allow_breaks_new(FALSE), w.first_byte, w.end_byte);
    if (w.more > 0)
      insert(list, pango_attr_letter_spacing_new(static_cast<int>(std::ceil(w.more / kPangoUnit))),
             w.first_byte, w.end_byte);
  }
}

/// The hyphen that Pango shows at the end of a line for the soft one there.
void show_hyphen(std::string& line) {
  if (line.ends_with(kSoftHyphen)) line.replace(line.size() - kSoftHyphen.size(), 2, "-");
}

// The stops of one run, where a caret may stand before each of its characters, and those.
void add_stops(Shaped& out, std::uint32_t line, PangoGlyphItem* run, const char* text,
               const PangoLogAttr* attrs, int first_char, double x, std::vector<int>& widths,
               std::uint32_t line_start, std::vector<SetCharacter>& characters) {
  const PangoItem* item = run->item;
  widths.assign(static_cast<std::size_t>(item->num_chars), 0);
  pango_glyph_item_get_logical_widths(run, text, widths.data());
  const bool rtl = item->analysis.level % 2 == 1;
  double at = 0, total = 0;
  for (int w : widths) total += w;
  const char* p = text + item->offset;
  for (int i = 0; i < item->num_chars; ++i) {
    if (attrs[first_char + i].is_cursor_position)
      out.stops.push_back(
          {static_cast<std::uint32_t>(p - text), line, in_ems(x + (rtl ? total - at : at))});
    const double width = widths[static_cast<std::size_t>(i)];
    characters.push_back({static_cast<std::uint32_t>(p - text) - line_start,
                          in_ems(x + (rtl ? total - at - width : at)), in_ems(width),
                          item->analysis.level});
    at += width;
    p = g_utf8_next_char(p);
  }
}

/// A width in Pango's units. Rounded up, so that a box made from a measured width holds what was measured.
int units_of(double ems) {
  return ems > 0 ? static_cast<int>(std::ceil(std::min(ems / kPangoUnit, 2e9))) : -1;
}

}  // namespace

std::size_t lines_within(double height, const Spacing& spacing) {
  // A hair of tolerance: a height computed from lines must hold those lines.
  const double n = std::floor((height - 1 - spacing.above) / spacing.line + 1e-6) + 1;
  return n < 1 ? 1 : n > 1e6 ? 1000000 : static_cast<std::size_t>(n);
}

struct Shaper::Handles {
  PangoLayout* layouts[2] = {nullptr, nullptr};
  bool told[2] = {true, true};  // each was last told of soft hyphens or wide parts
  std::vector<int> widths;
  std::vector<int> char_at;              // the number of the character that starts at each byte
  std::vector<SetCharacter> characters;  // of one line
  SolidSetter solid[2];
  explicit Handles(Fonts& fonts) : solid{{fonts, Weight::regular}, {fonts, Weight::bold}} {}
  SolidSetter& setter(Weight weight) { return solid[weight == Weight::bold ? 1 : 0]; }
  ~Handles() {
    for (PangoLayout* l : layouts)
      if (l) g_object_unref(l);
  }

  PangoLayout* set(std::string_view text, Weight weight, int width_units,
                   const std::vector<Wide>& wide = {}) {
    const int which = weight == Weight::bold ? 1 : 0;
    PangoLayout* layout = layouts[which];
    pango_layout_set_width(layout, width_units);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    const bool special = text.find(kSoftHyphen) != text.npos || !wide.empty();
    if (special || told[which]) {
      PangoAttrList* attributes = hyphens_for(text);
      add_wide(attributes, wide);
      pango_layout_set_attributes(layout, attributes);
      pango_attr_list_unref(attributes);
    }
    told[which] = special;
    return layout;
  }
};

Shaper::Shaper(Fonts& fonts) : fonts_(fonts), handles_(std::make_unique<Handles>(fonts)) {
  for (int i = 0; i < 2; ++i) {
    PangoLayout* l = pango_layout_new(fonts.context(i ? Weight::bold : Weight::regular));
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(l, FALSE);
    handles_->layouts[i] = l;
  }
}

Shaper::~Shaper() = default;

Shaped Shaper::shape(std::string_view text, Weight weight, double width, std::size_t max_lines,
                     std::size_t& lines_in_all, const Spacing& spacing,
                     const std::vector<Wide>& wide) {
  if (auto set = handles_->setter(weight).shape(text, units_of(width), max_lines, lines_in_all,
                                                spacing, wide))
    return std::move(*set);
  return shape_by_pango(text, weight, width, max_lines, lines_in_all, spacing, wide);
}

Shaped Shaper::shape_by_pango(std::string_view text, Weight weight, double width,
                              std::size_t max_lines, std::size_t& lines_in_all,
                              const Spacing& spacing, const std::vector<Wide>& wide) {
  PangoLayout* layout = handles_->set(text, weight, units_of(width), wide);
  const char* source = pango_layout_get_text(layout);
  lines_in_all = static_cast<std::size_t>(pango_layout_get_line_count(layout));
  if (max_lines == 0) return {};

  int attr_count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout, &attr_count);
  std::vector<int>& char_at = handles_->char_at;
  char_at.assign(text.size() + 1, 0);
  int n = 0;
  for (const char* p = source; p < source + text.size(); p = g_utf8_next_char(p))
    char_at[static_cast<std::size_t>(p - source)] = n++;
  char_at[text.size()] = n;

  Shaped out;
  GSList* list = pango_layout_get_lines_readonly(layout);
  for (std::uint32_t i = 0; list && i < max_lines; list = list->next, ++i) {
    auto* line = static_cast<PangoLayoutLine*>(list->data);
    const float baseline = static_cast<float>(spacing.above + kAscent + spacing.line * i);
    const auto start = static_cast<std::uint32_t>(line->start_index);
    const auto end = start + static_cast<std::uint32_t>(line->length);
    double x = 0;
    handles_->characters.clear();
    std::string shown(source + start, source + end);
    for (GSList* r = line->runs; r; r = r->next) {
      auto* run = static_cast<PangoGlyphItem*>(r->data);
      if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN) show_hyphen(shown);
      const PangoGlyphString* glyphs = run->glyphs;
      const FaceId face = fonts_.face_of(run->item->analysis.font);
      const bool colored = fonts_.face(face).colored;
      if (out.runs.empty() || out.runs.back().face != face || out.runs.back().line != i)
        out.runs.push_back({face, colored, i, {}});
      std::vector<Glyph>& to = out.runs.back().glyphs;
      add_stops(out, i, run, source, attrs, char_at[static_cast<std::size_t>(run->item->offset)], x,
                handles_->widths, start, handles_->characters);
      for (int g = 0; g < glyphs->num_glyphs; ++g) {
        const PangoGlyphInfo& info = glyphs->glyphs[g];
        const auto& at = info.geometry;
        if (info.glyph != PANGO_GLYPH_EMPTY)
          to.push_back({info.glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info.glyph,
                        in_ems(x + at.x_offset), baseline + in_ems(at.y_offset), in_ems(at.width)});
        x += at.width;
      }
      if (to.empty()) out.runs.pop_back();
    }
    // The place after the last character belongs to this line unless the text just wraps here.
    const auto* next = list->next ? static_cast<PangoLayoutLine*>(list->next->data) : nullptr;
    const bool wraps = next && static_cast<std::uint32_t>(next->start_index) == end;
    if (!wraps || i + 1 == max_lines) out.stops.push_back({end, i, in_ems(x)});
    std::vector<Piece> pieces = pieces_of(shown, handles_->characters);
    out.lines.push_back({std::move(shown), 0, baseline, in_ems(x), start, end, std::move(pieces)});
  }
  // Right-to-left runs come in the order they are seen.
  std::stable_sort(out.stops.begin(), out.stops.end(),
                   [](const auto& a, const auto& b) { return a.byte < b.byte; });
  out.stops.erase(std::unique(out.stops.begin(), out.stops.end(),
                              [](const auto& a, const auto& b) { return a.byte == b.byte; }),
                  out.stops.end());
  ASSERT(!out.lines.empty() && !out.stops.empty(), "Pango gives every text a line");
  return out;
}

std::vector<double> Shaper::paragraph_widths(std::string_view text, Weight weight) {
  if (auto widths = handles_->setter(weight).paragraph_widths(text)) return std::move(*widths);
  return paragraph_widths_by_pango(text, weight);
}

std::vector<double> Shaper::paragraph_widths_by_pango(std::string_view text, Weight weight) {
  PangoLayout* layout = handles_->set(text, weight, -1);
  std::vector<double> out;
  for (GSList* l = pango_layout_get_lines_readonly(layout); l; l = l->next) {
    double width = 0;
    for (GSList* r = static_cast<PangoLayoutLine*>(l->data)->runs; r; r = r->next) {
      const PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(r->data)->glyphs;
      for (int g = 0; g < glyphs->num_glyphs; ++g) width += glyphs->glyphs[g].geometry.width;
    }
    out.push_back(width * kPangoUnit);
  }
  return out;
}

}  // namespace text
