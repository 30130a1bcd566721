#include "report/lettered.h"

#include <algorithm>
#include <cmath>

namespace report {

namespace {

struct Placed {
  const text::GlyphRun* run;
  const text::Glyph* glyph;
};

/// A letter, or several that one glyph shows, and what shows it.
struct Shown {
  std::size_t first, end;  // bytes of the line's text
  double left, right;      // mm
  std::vector<Placed> glyphs;
};

cairo_glyph_t cairo_glyph(const text::Glyph& g) { return {g.index, g.x, g.y}; }

void end_run(std::vector<Lettered>& out, Lettered& run) {
  if (run.glyphs.shown.empty()) return;
  if (run.glyphs.backward) std::ranges::reverse(run.glyphs.shown);
  out.push_back(std::move(run));
}

/// The letters of a part of a line, all of one direction, between the places where a caret may stand.
std::vector<Shown> letters_of(const text::Layout& layout, std::size_t line_number,
                              const text::Piece& piece) {
  const text::Line& line = layout.lines[line_number];
  std::vector<Shown> out;
  for (const text::Layout::Stop& stop : layout.stops) {
    if (stop.line != line_number || stop.byte < line.first_byte) continue;
    const std::size_t byte = stop.byte - line.first_byte;
    if (byte < piece.first || byte >= piece.end) continue;
    if (!out.empty()) out.back().end = byte;
    out.push_back({byte, piece.end, stop.x, stop.x, {}});
  }
  const double begin = line.x + piece.x, end = begin + piece.width;
  if (out.empty()) out.push_back({piece.first, piece.end, begin, end, {}});
  out.front().first = piece.first;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double next = i + 1 < out.size() ? out[i + 1].left : piece.right_to_left ? begin : end;
    out[i].right = std::max(out[i].left, next);
    out[i].left = std::min(out[i].left, next);
  }
  return out;
}

/// What shows no letter of its own belongs to the one before it.
void drop_bare(std::vector<Shown>& letters) {
  std::vector<Shown> kept;
  for (Shown& s : letters) {
    if (!s.glyphs.empty() || kept.empty()) {
      if (!kept.empty() && kept.back().glyphs.empty()) s.first = kept.back().first, kept.pop_back();
      kept.push_back(std::move(s));
    } else {
      kept.back().end = s.end;
    }
  }
  letters = std::move(kept);
}

void add_piece(std::vector<Lettered>& out, const text::Line& line, const text::Piece& piece,
               std::vector<Shown> letters) {
  drop_bare(letters);
  Lettered run{0, 0, false, {}};
  for (const Shown& s : letters) {
    if (s.glyphs.empty()) continue;
    const text::GlyphRun& face = *s.glyphs.front().run;
    if (run.glyphs.shown.empty() || run.face != face.face) {
      end_run(out, run);
      run = {face.face, face.em, false, {}};
      run.glyphs.backward = piece.right_to_left;
    }
    int count = 0;
    for (const Placed& p : s.glyphs) {
      // Marks of another font stand beside what they belong to.
      if (p.run != &face) {
        Lettered other{p.run->face, p.run->em, false, {}};
        other.glyphs.shown.push_back(cairo_glyph(*p.glyph));
        out.push_back(std::move(other));
        continue;
      }
      run.glyphs.shown.push_back(cairo_glyph(*p.glyph));
      ++count;
    }
    run.glyphs.letters += line.text.substr(s.first, s.end - s.first);
    run.glyphs.clusters.push_back({static_cast<int>(s.end - s.first), count});
  }
  end_run(out, run);
}

std::vector<std::vector<Placed>> by_line(const text::Layout& layout, std::vector<Lettered>& other) {
  std::vector<std::vector<Placed>> out(layout.lines.size());
  for (const text::GlyphRun& run : layout.runs) {
    if (layout.lines.empty() || std::abs(run.em - layout.em) > 1e-3 * layout.em) {
      Lettered reading{run.face, run.em, true, {}};
      for (const text::Glyph& g : run.glyphs) reading.glyphs.shown.push_back(cairo_glyph(g));
      other.push_back(std::move(reading));
      continue;
    }
    std::size_t line = 0;
    for (const text::Glyph& g : run.glyphs) {
      const auto off = [&](std::size_t i) { return std::abs(layout.lines[i].baseline - g.y); };
      // They come line by line; marks may stand off the baseline.
      while (line + 1 < out.size() && off(line + 1) < off(line)) ++line;
      while (line > 0 && off(line - 1) < off(line)) --line;
      out[line].push_back({&run, &g});
    }
  }
  return out;
}

}  // namespace

std::vector<Lettered> lettered(const text::Layout& layout) {
  std::vector<Lettered> out, readings;
  const std::vector<std::vector<Placed>> glyphs = by_line(layout, readings);
  for (std::size_t n = 0; n < layout.lines.size(); ++n) {
    const text::Line& line = layout.lines[n];
    std::vector<text::Piece> pieces = line.pieces;
    if (pieces.empty())
      pieces.push_back({0, static_cast<std::uint32_t>(line.text.size()), 0, line.width, false});
    std::vector<std::vector<Shown>> letters;
    for (const text::Piece& piece : pieces) letters.push_back(letters_of(layout, n, piece));
    for (const Placed& p : glyphs[n]) {
      const double middle = p.glyph->x + std::max(0.0F, p.glyph->width) / 2;
      Shown* best = nullptr;
      double least = 1e300;
      for (auto& piece : letters)
        for (Shown& s : piece) {
          const double off = std::max({0.0, s.left - middle, middle - s.right});
          if (off < least || (off == least && best && best->glyphs.empty() && off > 0))
            least = off, best = &s;
        }
      if (best) best->glyphs.push_back(p);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i)
      add_piece(out, line, pieces[i], std::move(letters[i]));
  }
  for (Lettered& reading : readings) out.push_back(std::move(reading));
  return out;
}

}  // namespace report
