#include "report/page_text.h"

#include <pango/pango.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "report/pdf_file.h"
#include "text/fonts.h"
#include "text/phrases.h"
#include "text/printable.h"
#include "text/ruby_setter.h"

namespace report {

namespace {

constexpr double kUnit = 1.0 / (PANGO_SCALE * text::kShapeEm);  // sizes in one Pango unit
constexpr canvas::Color kLink{112, 52, 32};  // told from other words, and calm on paper
constexpr double kRubySize = 0.5;
constexpr double kRubyLeading = 1.95;  // of lines that have readings above them
constexpr double kBaseline = 0.36;     // sizes from the middle of a line down to its baseline

/// All words as one text, and where each begins.
struct Joined {
  std::string text;
  std::vector<std::size_t> begins;
  text::Rubies rubies;
};

Joined joined(const Phrase& phrase) {
  Joined out;
  for (const Words& words : phrase) {
    const std::size_t begin = out.text.size();
    out.begins.push_back(begin);
    const bool good = base::is_utf8(words.text);
    out.text += text::printable(good ? words.text : base::repaired_utf8(words.text));
    if (!good) continue;
    for (text::Ruby ruby : words.ruby) {
      if (ruby.first_byte >= ruby.end_byte || ruby.end_byte > words.text.size()) continue;
      ruby.first_byte += static_cast<std::uint32_t>(begin);
      ruby.end_byte += static_cast<std::uint32_t>(begin);
      out.rubies.push_back(std::move(ruby));
    }
  }
  return out;
}

void insert(PangoAttrList* list, PangoAttribute* attr, std::size_t from, std::size_t to) {
  attr->start_index = static_cast<guint>(from);
  attr->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attr);
}

/// `width`: of a line, in sizes; 0: lines are never broken.
PangoAttrList* attributes_of(const Phrase& phrase, const Joined& all, double width) {
  PangoAttrList* list = pango_attr_list_new();
  insert(list, pango_attr_insert_hyphens_new(FALSE), 0, G_MAXUINT);
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const std::size_t from = all.begins[i],
                      to = i + 1 < phrase.size() ? all.begins[i + 1] : all.text.size();
    // Not a colour: the number of the words, which Pango hands back with each part it shapes.
    insert(list,
           pango_attr_foreground_new(static_cast<guint16>(i >> 16), static_cast<guint16>(i), 0),
           from, to);
    const auto kind = phrase[i].kind;
    if (kind == Words::Kind::strong || kind == Words::Kind::label)
      insert(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
  }
  const std::vector<text::Wide> widened = text::RubySetter::widened(all.text, all.rubies);
  // What readings make wider is kept whole by itself.
  if (widened.empty())
    for (const text::KeptWhole& kept : text::kept_whole(all.text, width))
      insert(list, pango_attr_allow_breaks_new(FALSE), kept.first_byte, kept.end_byte);
  for (const text::Wide& w : widened) {
    insert(list, pango_attr_allow_breaks_new(FALSE), w.first_byte, w.end_byte);
    if (w.more > 0)
      insert(list, pango_attr_letter_spacing_new(static_cast<int>(std::ceil(w.more / kUnit))),
             w.first_byte, w.end_byte);
  }
  return list;
}

std::size_t words_at(const PangoItem& item) {
  for (GSList* a = item.analysis.extra_attrs; a; a = a->next) {
    const auto* attr = static_cast<PangoAttribute*>(a->data);
    if (attr->klass->type != PANGO_ATTR_FOREGROUND) continue;
    const PangoColor& c = reinterpret_cast<const PangoAttrColor*>(attr)->color;
    return std::size_t(c.red) << 16 | c.green;
  }
  return 0;
}

canvas::Color color_of(const Words& words, const TextStyle& style) {
  if (words.kind == Words::Kind::soft || words.kind == Words::Kind::missing) return kPageSoft;
  return style.color;
}

/// The glyphs of one run of Pango, and what letters they are.
Glyphs glyphs_of(const PangoGlyphItem& run, const char* text, double x, double size) {
  const PangoItem& item = *run.item;
  const PangoGlyphString& set = *run.glyphs;
  Glyphs out;
  out.backward = item.analysis.level % 2 == 1;
  out.letters.assign(text + item.offset, static_cast<std::size_t>(item.length));
  double at = 0;
  std::vector<int> letter;  // of each shown glyph
  for (int i = 0; i < set.num_glyphs; ++i) {
    const PangoGlyphInfo& info = set.glyphs[i];
    if (info.glyph != PANGO_GLYPH_EMPTY) {
      out.shown.push_back({info.glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0U : info.glyph,
                           x + (at + info.geometry.x_offset) * kUnit * size,
                           info.geometry.y_offset * kUnit * size});
      letter.push_back(set.log_clusters[i]);
    }
    at += info.geometry.width;
  }
  if (out.shown.empty()) return out;
  if (out.backward) std::ranges::reverse(letter);
  for (std::size_t i = 0; i < letter.size();) {
    std::size_t next = i;
    while (next < letter.size() && letter[next] == letter[i]) ++next;
    // Letters without a glyph of their own belong to the one before them.
    const int from = i == 0 ? 0 : letter[i];
    const int to = next < letter.size() ? letter[next] : item.length;
    out.clusters.push_back({to - from, static_cast<int>(next - i)});
    i = next;
  }
  return out;
}

}  // namespace

struct PageSetter::Handles {
  std::unique_ptr<text::Fonts> fonts;
  PangoLayout* layouts[2] = {nullptr, nullptr};
  std::set<std::string> anchors;
  double scale = 1;
  ~Handles() {
    for (PangoLayout* l : layouts)
      if (l) g_object_unref(l);
  }

  PageText::Line line_of(PangoLayoutLine* line, const char* text, const Phrase& phrase,
                         const TextStyle& style) const {
    PageText::Line out;
    double x = 0;  // Pango units
    for (GSList* r = line->runs; r; r = r->next) {
      const auto* run = static_cast<PangoGlyphItem*>(r->data);
      const std::size_t number = words_at(*run->item);
      const Words* words = number < phrase.size() ? &phrase[number] : nullptr;
      const double left = x * kUnit * style.size;
      Glyphs glyphs = glyphs_of(*run, text, left, style.size);
      for (int i = 0; i < run->glyphs->num_glyphs; ++i) x += run->glyphs->glyphs[i].geometry.width;
      const double right = x * kUnit * style.size;
      const bool leads = words && anchors.contains(words->to);
      if (leads) {
        if (!out.links.empty() && out.links.back().to == words->to &&
            std::abs(out.links.back().right - left) < 1)
          out.links.back().right = right;
        else
          out.links.push_back({left, right, words->to});
      }
      if (!glyphs.shown.empty())
        out.runs.push_back({fonts->face(fonts->face_of(run->item->analysis.font)), style.size,
                            leads   ? kLink
                            : words ? color_of(*words, style)
                                    : style.color,
                            std::move(glyphs)});
    }
    out.width = x * kUnit * style.size;
    return out;
  }

  /// Above the part of a line, spread over it or as narrow as it has to be.
  void add_reading(PageText::Line& line, double left, double right, const text::Ruby& ruby,
                   const TextStyle& style) {
    PangoLayout* l = pango_layout_new(fonts->context(text::Weight::regular));
    pango_layout_set_text(l, ruby.reading.data(), static_cast<int>(ruby.reading.size()));
    PangoLayoutLine* set = pango_layout_get_line_readonly(l, 0);
    TextStyle small = style;
    small.size *= kRubySize;
    PageText::Line out = set ? line_of(set, pango_layout_get_text(l), {}, small) : PageText::Line();
    g_object_unref(l);
    std::size_t count = 0;
    for (const PageText::Run& run : out.runs) count += run.glyphs.shown.size();
    if (count == 0) return;
    const double room = right - left;
    const double gap = out.width < room ? (room - out.width) / static_cast<double>(count) : 0;
    double shift = gap > 0 ? left + gap / 2 : left + (room - out.width) / 2;
    for (PageText::Run& run : out.runs) {
      for (cairo_glyph_t& g : run.glyphs.shown) {
        g.x += shift;
        g.y -= style.size * 0.93;
        shift += gap;
      }
      line.readings.push_back(std::move(run));
    }
  }
};

PageSetter::PageSetter() : handles_(std::make_unique<Handles>()) {}
PageSetter::~PageSetter() = default;

base::Result<std::unique_ptr<PageSetter>> PageSetter::create(text::Typesetter& typesetter) {
  const text::LayoutPtr some = typesetter.layout("あ", {}, 0, 10);
  base::Path folder;
  if (!some->runs.empty()) folder = typesetter.face(some->runs[0].face).file.parent_path();
  auto fonts = text::Fonts::create(folder);
  if (!fonts) return fonts.error();
  std::unique_ptr<PageSetter> out(new PageSetter);
  out->handles_->fonts = std::move(*fonts);
  for (int i = 0; i < 2; ++i) {
    PangoLayout* l = pango_layout_new(
        out->handles_->fonts->context(i ? text::Weight::bold : text::Weight::regular));
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(l, TRUE);
    out->handles_->layouts[i] = l;
  }
  return out;
}

void PageSetter::enlarge(double scale) { handles_->scale = scale; }
void PageSetter::know(std::set<std::string> anchors) { handles_->anchors = std::move(anchors); }

PageText PageSetter::set(std::string_view text, const TextStyle& style, double width) {
  return set(Phrase{{std::string(text)}}, style, width);
}

PageText PageSetter::set(const Phrase& phrase, const TextStyle& wanted, double width) {
  TextStyle style = wanted;
  style.size *= handles_->scale;
  const Joined all = joined(phrase);
  PangoLayout* layout = handles_->layouts[style.bold ? 1 : 0];
  const double units = width / style.size / kUnit;
  pango_layout_set_width(layout, width > 0 ? static_cast<int>(std::min(units, 2e9)) : -1);
  pango_layout_set_text(layout, all.text.data(), static_cast<int>(all.text.size()));
  PangoAttrList* attributes = attributes_of(phrase, all, width / style.size);
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);

  PageText out;
  out.size = style.size;
  out.line_height =
      style.size * (all.rubies.empty() ? style.leading : std::max(style.leading, kRubyLeading));
  out.width = width;
  out.side = style.side;
  const char* text = pango_layout_get_text(layout);
  std::size_t next_ruby = 0;
  for (GSList* l = pango_layout_get_lines_readonly(layout); l; l = l->next) {
    auto* line = static_cast<PangoLayoutLine*>(l->data);
    PageText::Line set = handles_->line_of(line, text, phrase, style);
    const auto end = static_cast<std::uint32_t>(line->start_index + line->length);
    for (; next_ruby < all.rubies.size() && all.rubies[next_ruby].end_byte <= end; ++next_ruby) {
      const text::Ruby& ruby = all.rubies[next_ruby];
      int from = 0, to = 0;
      if (ruby.first_byte < static_cast<std::uint32_t>(line->start_index)) continue;
      pango_layout_line_index_to_x(line, static_cast<int>(ruby.first_byte), FALSE, &from);
      pango_layout_line_index_to_x(line, static_cast<int>(ruby.end_byte), FALSE, &to);
      handles_->add_reading(set, std::min(from, to) * kUnit * style.size,
                            std::max(from, to) * kUnit * style.size, ruby, style);
    }
    if (line->resolved_dir == PANGO_DIRECTION_RTL && width > 0 &&
        style.side == TextStyle::Side::left) {
      // It begins at the right.
      const double off = width - set.width;
      for (PageText::Run& run : set.runs)
        for (cairo_glyph_t& g : run.glyphs.shown) g.x += off;
      for (PageText::Link& link : set.links) link.left += off, link.right += off;
    }
    out.lines.push_back(std::move(set));
  }
  return out;
}

void fill_rect(cairo_t* cr, const base::Rect& pt, canvas::Color c) {
  cairo_set_source_rgb(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
  cairo_rectangle(cr, pt.min.x, pt.min.y, pt.width(), pt.height());
  cairo_fill(cr);
}

void draw(PdfFile& pdf, Faces& faces, const PageText& text, std::size_t first, std::size_t end,
          double left, double top, const char* element) {
  end = std::min(end, text.lines.size());
  if (first >= end) return;
  cairo_t* cr = pdf.cr();
  const auto shift = [&](const PageText::Line& line) {
    if (text.width <= 0 || text.side == TextStyle::Side::left) return 0.0;
    return (text.width - line.width) / (text.side == TextStyle::Side::middle ? 2 : 1);
  };
  const auto place = [&](std::size_t i) {
    const double middle = top + (static_cast<double>(i - first) + 0.5) * text.line_height;
    // Readings need their room above.
    const double lower = text.line_height > 1.9 * text.size ? text.size * 0.2 : 0;
    return base::Vec2{left + shift(text.lines[i]), middle + lower + text.size * kBaseline};
  };
  const auto show = [&](const std::vector<PageText::Run>& runs, base::Vec2 at) {
    for (const PageText::Run& run : runs) {
      Glyphs moved = run.glyphs;
      for (cairo_glyph_t& g : moved.shown) g.x += at.x, g.y += at.y;
      cairo_set_source_rgb(cr, run.color.r / 255.0, run.color.g / 255.0, run.color.b / 255.0);
      faces.show(cr, run.face, run.size, moved);
    }
  };
  bool has_readings = false;
  if (element) pdf.begin(element);
  for (std::size_t i = first; i < end; ++i) {
    show(text.lines[i].runs, place(i));
    has_readings = has_readings || !text.lines[i].readings.empty();
  }
  if (element) pdf.end(element);
  // In an element of their own, so that the sentence stays whole.
  if (has_readings) {
    if (element) pdf.begin("RT");
    for (std::size_t i = first; i < end; ++i) show(text.lines[i].readings, place(i));
    if (element) pdf.end("RT");
  }
  for (std::size_t i = first; i < end; ++i)
    for (const PageText::Link& link : text.lines[i].links) {
      const base::Vec2 at = place(i);
      pdf.link(link.to, {{at.x + link.left, at.y - text.size},
                         {at.x + link.right, at.y + text.size * 0.25}});
    }
}

}  // namespace report
