#include "text/typesetter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "text/kana.h"
#include "text/most_lines.h"
#include "text/phrases.h"
#include "text/printable.h"
#include "text/ruby_setter.h"
#include "text/shaper.h"

namespace text {

namespace {

constexpr std::array<double, 7> kSizes{9, 8, 7, 6, 5, 4.5, 4};  // mm, as a card may have
constexpr std::size_t kMostSmaller = 2;                         // sizes
constexpr double kLeastOfFirst = 0.74;                          // the same below readings
constexpr double kLeastForPhrases = 0.83;                       // of the size that fits without
constexpr double kFinerStep = 0.95;                             // of larger letters
constexpr double kLargestCard = 200;                            // mm, both ways
constexpr std::array<double, 5> kWiderCards{100, 125, 150, 175, 200};
constexpr std::string_view kEllipsis = "…";

// No more of a text than could ever be shown: characters a quarter of an em wide in every line, and
// a limit for what has no width at all.
constexpr std::size_t kMostCharacters = 12000;
constexpr std::size_t kMostUnbroken = 4000;

std::size_t character_budget(std::size_t lines, double width_ems) {
  if (width_ems <= 0) return kMostUnbroken;
  const double budget = static_cast<double>(lines) * (width_ems * 4 + 16);
  return budget < static_cast<double>(kMostCharacters) ? static_cast<std::size_t>(budget)
                                                       : kMostCharacters;
}

struct Prepared {
  std::string text;
  bool cut = false;
};

std::string_view first_characters(std::string_view utf8, std::size_t n) {
  if (utf8.size() <= n) return utf8;
  std::size_t at = 0;
  for (; n > 0 && at < utf8.size(); --n) {
    ++at;
    while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xc0) == 0x80) ++at;
  }
  return utf8.substr(0, at);
}

Prepared prepare(std::string_view text, std::size_t characters) {
  const std::string_view kept = first_characters(text, characters);
  return {printable(kept), kept.size() < text.size()};
}

base::Size inner_box(base::Size card) {
  return {std::max(1.0, card.w - 2 * kPadding), std::max(1.0, card.h - 2 * kPadding)};
}

/// In fine steps, the largest first, the usual sizes and those times the scale among them.
std::vector<double> finer_sizes(double scale) {
  std::vector<double> out;
  for (double em = kLargestText * scale; em > kSmallestText; em *= kFinerStep) out.push_back(em);
  for (const double em : kSizes) {
    out.push_back(em);
    out.push_back(em * scale);
  }
  std::ranges::sort(out, std::greater());
  return out;
}

/// The sizes that letters may have, the largest first. Larger letters use what room there is, so they
/// come in finer steps; the usual sizes are among them, so that none is smaller than usual.
std::vector<double> sizes_for(const Letters& letters) {
  if (letters.scale > 1) return finer_sizes(letters.scale);
  return {kSizes.begin(), kSizes.end()};
}

/// On a plate readings may reach so far into its upper margin, mm, as its tags leave free: its words
/// are one large line.
double spare_above(const Style& style) { return style.align == Align::centre ? 1 : 0; }

/// Whether lines end between phrases, as long as those have room on one, or wherever they may.
enum class Breaks { phrases, anywhere };

/// `wide`, and what stays on one line of that width besides.
std::vector<Wide> with_phrases(std::vector<Wide> wide, std::string_view text, double width) {
  const std::vector<Wide> rubies = wide;
  for (const KeptWhole& kept : kept_whole(text, width)) {
    double more = 0;
    for (const Wide& w : rubies)
      if (w.first_byte < kept.end_byte && kept.first_byte < w.end_byte)
        more += w.more * static_cast<double>(base::count_code_points(
                             text.substr(w.first_byte, w.end_byte - w.first_byte)));
    if (more + kept.ems <= width) wide.push_back({kept.first_byte, kept.end_byte, 0});
  }
  return wide;
}

/// Pango has not broken a line as early as it must: among signs that no line begins with, what is kept whole
/// leaves it no place.
bool runs_over(const Shaped& shaped, double width) {
  return width > 0 && std::ranges::any_of(shaped.lines, [&](const Line& line) {
           return line.width > width + 0.02;
         });
}

std::vector<Wide> kept_for(Breaks breaks, std::string_view text, double width) {
  return breaks == Breaks::phrases ? with_phrases({}, text, width) : std::vector<Wide>{};
}

bool has_kanji(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();)
    if (is_kanji(base::code_point_at(utf8, at, at))) return true;
  return false;
}

}  // namespace

struct Typesetter::Impl {
  std::unique_ptr<Fonts> fonts;
  Shaper shaper;
  RubySetter rubies;

  explicit Impl(std::unique_ptr<Fonts> f) : fonts(std::move(f)), shaper(*fonts), rubies(shaper) {}

  Shaped shape_within(std::string_view source, bool cut, Weight weight, double width,
                      std::size_t max_lines, bool& ellipsized, const Spacing& spacing = {},
                      const std::vector<Wide>& wide = {});
  Shaped shape_phrases_within(const Prepared& text, Weight weight, double width,
                              std::size_t max_lines, bool& ellipsized, const Spacing& spacing = {},
                              const std::vector<Wide>& wide = {});
  std::shared_ptr<Layout> place(const Shaped& shaped, double em, base::Size box, Align align,
                                bool centre_vertically, const Spacing& spacing = {});
  std::shared_ptr<Layout> in_box(std::string_view text, const Style& style, double em,
                                 base::Size box, Breaks breaks);
  std::optional<std::pair<std::size_t, Breaks>> first_that_fits(
      std::string_view text, Weight weight, const std::vector<double>& paragraphs,
      const std::vector<double>& sizes, double readable, base::Size box);
  std::shared_ptr<Layout> with_rubies(std::string_view text, std::string_view prepared,
                                      const Style& style, base::Size box, const Rubies& readings,
                                      const std::vector<double>& paragraphs);
  bool fits(std::string_view text, Weight weight, const std::vector<double>& paragraphs, double em,
            base::Size box, Breaks breaks);
};

// When not all fits, the last line ends where the caret may stand and the ellipsis still has room.
Shaped Typesetter::Impl::shape_within(std::string_view source, bool cut, Weight weight,
                                      double width, std::size_t max_lines, bool& ellipsized,
                                      const Spacing& spacing, const std::vector<Wide>& wide) {
  std::size_t all = 0;
  Shaped shaped = shaper.shape(source, weight, width, max_lines, all, spacing, wide);
  ellipsized = all > max_lines || cut;
  if (!ellipsized) return shaped;
  const Line last = shaped.lines.back();
  const auto last_line = static_cast<std::uint32_t>(shaped.lines.size() - 1);
  std::vector<Layout::Stop> ends;
  for (const Layout::Stop& s : shaped.stops)
    if (s.line == last_line) ends.push_back(s);
  constexpr double kEllipsisWidth = 1;
  while (ends.size() > 1 && width > 0 && ends.back().x > width - kEllipsisWidth) ends.pop_back();
  while (true) {
    std::size_t end = ends.empty() ? last.first_byte : ends.back().byte;
    while (end > last.first_byte && (source[end - 1] == ' ' || source[end - 1] == '\t')) --end;
    std::string shown(source.substr(0, end));
    shown += kEllipsis;
    std::vector<Wide> kept;
    std::ranges::copy_if(wide, std::back_inserter(kept),
                         [&](const Wide& w) { return w.end_byte <= end; });
    Shaped tried = shaper.shape(shown, weight, width, max_lines, all, spacing, kept);
    if (all <= max_lines || ends.size() <= 1) {
      // The source has no such characters: the caret cannot stand among them.
      std::erase_if(tried.stops, [&](const Layout::Stop& s) { return s.byte > end; });
      tried.lines.back().end_byte = static_cast<std::uint32_t>(end);
      return tried;
    }
    // A break before the mark may pull more than one character down.
    ends.pop_back();
  }
}

/// Between phrases where that lets as much be seen as breaking anywhere.
Shaped Typesetter::Impl::shape_phrases_within(const Prepared& text, Weight weight, double width,
                                              std::size_t max_lines, bool& ellipsized,
                                              const Spacing& spacing,
                                              const std::vector<Wide>& wide) {
  const std::vector<Wide> kept = with_phrases(wide, text.text, width);
  Shaped out =
      shape_within(text.text, text.cut, weight, width, max_lines, ellipsized, spacing, kept);
  const bool over = runs_over(out, width);
  if ((!ellipsized && !over) || kept.size() == wide.size()) return out;
  bool shortened = false;
  Shaped more =
      shape_within(text.text, text.cut, weight, width, max_lines, shortened, spacing, wide);
  if (shortened && !over) return out;
  ellipsized = shortened;
  return more;
}

std::shared_ptr<Layout> Typesetter::Impl::place(const Shaped& shaped, double em, base::Size box,
                                                Align align, bool centre_vertically,
                                                const Spacing& spacing) {
  auto out = std::make_shared<Layout>();
  const auto k = static_cast<float>(em);
  out->em = em;
  out->height = lines_height(shaped.lines.size(), spacing) * em;
  double widest = 0;
  for (const Line& l : shaped.lines) widest = std::max(widest, l.width * em);
  out->box = {box.w > 0 ? box.w : widest, box.h > 0 ? box.h : out->height};
  const float y =
      centre_vertically ? static_cast<float>(std::max(0.0, (out->box.h - out->height) / 2)) : 0;
  out->lines = shaped.lines;
  for (Line& l : out->lines) {
    l.width *= k;
    l.baseline = l.baseline * k + y;
    l.x = align == Align::centre ? (static_cast<float>(out->box.w) - l.width) / 2 : 0;
    for (Piece& piece : l.pieces) piece.x *= k, piece.width *= k;
  }
  for (const Shaped::Run& r : shaped.runs) {
    // One run a face, over all lines: fewer and longer runs for the painter.
    auto it = std::find_if(out->runs.begin(), out->runs.end(),
                           [&](const GlyphRun& g) { return g.face == r.face; });
    if (it == out->runs.end())
      it = out->runs.insert(out->runs.end(), GlyphRun{r.face, k, r.colored, {}});
    const float x = out->lines[r.line].x;
    for (const Glyph& g : r.glyphs)
      it->glyphs.push_back({g.index, x + g.x * k, y + g.y * k, g.width * k});
  }
  out->stops = shaped.stops;
  for (Layout::Stop& s : out->stops) s.x = s.x * k + out->lines[s.line].x;
  return out;
}

std::shared_ptr<Layout> Typesetter::Impl::in_box(std::string_view text, const Style& style,
                                                 double em, base::Size box, Breaks breaks) {
  const std::size_t max_lines = lines_within(box.h / em);
  const Prepared p = prepare(text, character_budget(max_lines, box.w / em));
  bool ellipsized = false;
  Shaped shaped = shape_within(p.text, p.cut, style.weight, box.w / em, max_lines, ellipsized, {},
                               kept_for(breaks, p.text, box.w / em));
  if (breaks == Breaks::phrases && runs_over(shaped, box.w / em))
    shaped = shape_within(p.text, p.cut, style.weight, box.w / em, max_lines, ellipsized);
  auto out = place(shaped, em, box, style.align, true);
  out->source = text;
  out->ellipsized = ellipsized;
  return out;
}

namespace {

/// The last line holds a single character of a sentence begun above.
bool ends_alone(const Layout& set, std::string_view text) {
  if (set.lines.size() < 2) return false;
  const Line& last = set.lines.back();
  if (last.first_byte == 0 || last.end_byte > text.size()) return false;
  if (text[last.first_byte - 1] == '\n') return false;
  return base::count_code_points(text.substr(last.first_byte, last.end_byte - last.first_byte)) ==
         1;
}

}  // namespace

// Null: not even the smallest letters leave room for them.
std::shared_ptr<Layout> Typesetter::Impl::with_rubies(std::string_view text,
                                                      std::string_view prepared, const Style& style,
                                                      base::Size box, const Rubies& readings,
                                                      const std::vector<double>& paragraphs) {
  const std::vector<Wide> wide = RubySetter::widened(text, readings);
  const double room = box.h + spare_above(style) + 1e-6;
  std::shared_ptr<Layout> out;
  double first = 0;
  for (const double em : finer_sizes(std::max(1.0, style.letters.scale))) {
    if (out && (em < kLeastOfFirst * first || !ends_alone(*out, text))) break;
    double least = 0;
    for (double w : paragraphs) least += std::max(1.0, std::ceil(w * em / box.w - 1e-6));
    if (lines_height(static_cast<std::size_t>(least), kRubySpacing) * em > room) continue;
    Shaped shaped;
    const auto has_room = [&](const std::vector<Wide>& kept) {
      std::size_t all = 0;
      shaped = shaper.shape(prepared, style.weight, box.w / em, kMostCharacters, all, kRubySpacing,
                            kept);
      // What is kept together may be wider than the box.
      return lines_height(all, kRubySpacing) * em <= room &&
             std::ranges::all_of(shaped.lines,
                                 [&](const Line& l) { return l.width * em <= box.w + 0.05; });
    };
    if (!has_room(with_phrases(wide, prepared, box.w / em)) && !has_room(wide)) continue;
    auto set = place(shaped, em, box, style.align, true, kRubySpacing);
    if (!out) first = em;
    if (!out || !ends_alone(*set, text)) out = std::move(set);
  }
  if (!out) return nullptr;
  if (out->height > box.h) {
    const auto up = static_cast<float>(out->height - box.h);
    for (Line& l : out->lines) l.baseline -= up;
    for (GlyphRun& run : out->runs)
      for (Glyph& g : run.glyphs) g.y -= up;
  }
  out->source = text;
  rubies.set(*out, style.weight, readings);
  return out;
}

bool Typesetter::Impl::fits(std::string_view text, Weight weight,
                            const std::vector<double>& paragraphs, double em, base::Size box,
                            Breaks breaks) {
  if (em > kLargestText && em > box.h) return false;  // lines_within() knows no less than a line
  const std::size_t max_lines = lines_within(box.h / em);
  double least = 0;
  for (double w : paragraphs) least += std::max(1.0, std::ceil(w * em / box.w - 1e-6));
  if (least > static_cast<double>(max_lines)) return false;
  std::size_t all = 0;
  shaper.shape(text, weight, box.w / em, 0, all, {}, kept_for(breaks, text, box.w / em));
  return all <= max_lines;
}

/// The largest of the sizes at which all fits; a little smaller where lines can end between phrases then, but not
/// below `readable` for that.
std::optional<std::pair<std::size_t, Breaks>> Typesetter::Impl::first_that_fits(
    std::string_view text, Weight weight, const std::vector<double>& paragraphs,
    const std::vector<double>& sizes, double readable, base::Size box) {
  const auto fits = [&](std::size_t i, Breaks breaks) {
    return this->fits(text, weight, paragraphs, sizes[i], box, breaks);
  };
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (fits(i, Breaks::phrases)) return std::pair{i, Breaks::phrases};
    if (!fits(i, Breaks::anywhere)) continue;
    const double least = std::max(kLeastForPhrases * sizes[i], std::min(readable, sizes[i]));
    for (std::size_t k = i + 1; k < sizes.size() && sizes[k] >= least - 1e-9; ++k)
      if (fits(k, Breaks::phrases)) return std::pair{k, Breaks::phrases};
    return std::pair{i, Breaks::anywhere};
  }
  return {};
}

Typesetter::Typesetter() = default;
Typesetter::~Typesetter() = default;

base::Result<std::unique_ptr<Typesetter>> Typesetter::create(const base::Path& folder) {
  auto fonts = Fonts::create(folder);
  if (!fonts) return fonts.error();
  std::unique_ptr<Typesetter> out(new Typesetter);
  out->impl_ = std::make_unique<Impl>(std::move(fonts).value());
  return out;
}

LayoutPtr Typesetter::layout(std::string_view text, const Style& style, double width,
                             double max_height) {
  return layout(text, style, width, max_height, {});
}

LayoutPtr Typesetter::layout(std::string_view text, const Style& style, double width,
                             double max_height, const Rubies& rubies) {
  ASSERT(style.em > 0, "a font has a size");
  const std::string repaired = base::is_utf8(text) ? std::string() : base::repaired_utf8(text);
  if (!repaired.empty()) text = repaired;
  const bool read = !rubies.empty() && repaired.empty();
  const Spacing spacing = read ? kRubySpacing : Spacing{};
  const std::size_t max_lines = lines_within(max_height / style.em, spacing);
  const double width_ems = width / style.em;
  const Prepared p = prepare(text, character_budget(max_lines, width_ems));
  std::vector<Wide> wide;
  if (read) wide = RubySetter::widened(text, rubies);
  std::erase_if(wide, [&](const Wide& w) { return w.end_byte > p.text.size(); });
  bool ellipsized = false;
  const Shaped shaped =
      impl_->shape_phrases_within(p, style.weight, width_ems, max_lines, ellipsized, spacing, wide);
  auto out = impl_->place(shaped, style.em, {std::max(0.0, width), 0}, style.align, false, spacing);
  out->source = text;
  out->ellipsized = ellipsized;
  if (!read) return out;
  Rubies shown;
  std::ranges::copy_if(rubies, std::back_inserter(shown), [&](const Ruby& r) {
    return !out->lines.empty() && r.end_byte <= out->lines.back().end_byte;
  });
  impl_->rubies.set(*out, style.weight, shown);
  return out;
}

LayoutPtr Typesetter::layout_for(std::string_view text, base::Size size, const Style& style) {
  return layout_for(text, size, style, {});
}

LayoutPtr Typesetter::layout_for(std::string_view text, base::Size size, const Style& style,
                                 const Rubies& rubies) {
  const std::string repaired = base::is_utf8(text) ? std::string() : base::repaired_utf8(text);
  if (!repaired.empty()) text = repaired;
  const std::vector<double> sizes = sizes_for(style.letters);
  const base::Size box = inner_box(size);
  const Prepared p =
      prepare(text, character_budget(lines_within(box.h / kSmallestText), box.w / kSmallestText));
  if (!p.cut) {
    const std::vector<double> paragraphs = impl_->shaper.paragraph_widths(p.text, style.weight);
    if (!rubies.empty() && repaired.empty())
      if (auto set = impl_->with_rubies(text, p.text, style, box, rubies, paragraphs)) return set;
    const double readable = kSmallestText * std::max(1.0, style.letters.scale);
    if (const auto first =
            impl_->first_that_fits(p.text, style.weight, paragraphs, sizes, readable, box)) {
      const auto [at, breaks] = *first;
      LayoutPtr set = impl_->in_box(text, style, sizes[at], box, breaks);
      // A little smaller where that keeps a last character from standing alone.
      const std::size_t end = std::min(sizes.size(), at + 1 + kMostSmaller);
      for (std::size_t k = at + 1; k < end && ends_alone(*set, text); ++k)
        if (auto smaller = impl_->in_box(text, style, sizes[k], box, breaks);
            !ends_alone(*smaller, text))
          set = std::move(smaller);
      return set;
    }
  }
  return impl_->in_box(text, style, kSmallestText, box, Breaks::phrases);
}

Fit Typesetter::fit(std::string_view text, base::Size smallest, const Style& style) {
  const base::Size size = fit_size(text, smallest, style);
  return {size, layout_for(text, size, style)};
}

base::Size Typesetter::fit_size(std::string_view text, base::Size smallest, const Style& style) {
  const std::string repaired = base::is_utf8(text) ? std::string() : base::repaired_utf8(text);
  if (!repaired.empty()) text = repaired;
  const double em = kSmallestText * std::max(1.0, style.letters.scale);
  const Spacing spacing = style.letters.furigana && has_kanji(text) ? kRubySpacing : Spacing{};
  const base::Size box = inner_box(smallest);
  const std::size_t room = lines_within(box.h / em, spacing);
  const double columns = std::floor(box.w / em);
  if (text.size() < 4096 && columns >= 1) {
    const std::size_t most = most_lines(printable(text), static_cast<std::size_t>(columns));
    if (most > 0 && most <= room) return smallest;
  }

  // Higher first, then wider, as little as will do.
  const base::Size largest{std::max(kLargestCard, smallest.w), std::max(kLargestCard, smallest.h)};
  const base::Size most_box = inner_box(largest);
  const Prepared p =
      prepare(text, character_budget(lines_within(most_box.h / em, spacing), most_box.w / em));
  if (p.cut) return largest;
  std::size_t lines = 0;
  auto height_at = [&](double width) {
    impl_->shaper.shape(p.text, style.weight, inner_box({width, 0}).w / em, 0, lines);
    return std::max(smallest.h, std::ceil(lines_height(lines, spacing) * em + 2 * kPadding));
  };
  std::vector<double> widths{smallest.w};
  for (double w : kWiderCards)
    if (w > smallest.w) widths.push_back(w);
  for (double width : widths) {
    const double height = height_at(width);
    if (height <= largest.h) return {width, height};
  }
  return largest;
}

FaceId Typesetter::face_id(const Face& face) { return impl_->fonts->id_of(face); }
const Face& Typesetter::face(FaceId id) const { return impl_->fonts->face(id); }

}  // namespace text
