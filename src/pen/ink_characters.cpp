#include "pen/ink_characters.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pen {
namespace {

using base::Rect;
using base::Vec2;

struct Piece {
  Rect box;
  std::vector<std::size_t> strokes;
};

constexpr double kHighestLine = 1.25;   // of the typical size: bands are one line up to here
constexpr double kTallBand = 1.75;      // from here on a band is several lines that touch
constexpr double kWidestAlone = 1.45;   // of its height: a line up to here is one character
constexpr std::size_t kMostPieces = 8;  // side by side in one character

Piece joined(const Piece& a, const Piece& b) {
  Piece out{a.box.united(b.box), a.strokes};
  out.strokes.insert(out.strokes.end(), b.strokes.begin(), b.strokes.end());
  std::sort(out.strokes.begin(), out.strokes.end());
  return out;
}

double low(const Rect& r, bool along_x) { return along_x ? r.min.x : r.min.y; }
double high(const Rect& r, bool along_x) { return along_x ? r.max.x : r.max.y; }

// Pieces whose shadows on one axis overlap by more than `overlap` become one; in the axis's order.
std::vector<Piece> merged(std::vector<Piece> pieces, bool along_x, double overlap) {
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
    return low(a.box, along_x) < low(b.box, along_x);
  });
  std::vector<Piece> out;
  for (Piece& piece : pieces) {
    if (!out.empty()) {
      const Rect &before = out.back().box, &now = piece.box;
      const double common = std::min(high(before, along_x), high(now, along_x)) -
                            std::max(low(before, along_x), low(now, along_x));
      // A short piece may lie wholly over the other without reaching `overlap`.
      const double least = std::min({overlap, 0.5 * (high(before, along_x) - low(before, along_x)),
                                     0.5 * (high(now, along_x) - low(now, along_x))});
      if (common >= least) {
        out.back() = joined(out.back(), piece);
        continue;
      }
    }
    out.push_back(std::move(piece));
  }
  return out;
}

double extent(const Rect& r) { return std::max(r.width(), r.height()); }

double quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::size_t(part * double(values.size() - 1) + 0.5)];
}

// A band of lines that touch is cut where strokes' middles lie farthest from each other.
std::vector<Piece> divided(const Piece& band, double size, const std::vector<Rect>& boxes) {
  const auto count = std::size_t(std::lround(band.box.height() / size));
  std::vector<double> middles;
  for (std::size_t s : band.strokes) middles.push_back(boxes[s].centre().y);
  std::vector<double> centres;
  for (std::size_t i = 0; i < count; ++i)
    centres.push_back(band.box.min.y + band.box.height() * (double(i) + 0.5) / double(count));
  std::vector<std::size_t> of(middles.size());
  for (int round = 0; round < 10; ++round) {
    std::vector<double> sum(count), n(count);
    for (std::size_t i = 0; i < middles.size(); ++i) {
      of[i] = 0;
      for (std::size_t k = 1; k < count; ++k)
        if (std::abs(middles[i] - centres[k]) < std::abs(middles[i] - centres[of[i]])) of[i] = k;
      sum[of[i]] += middles[i], ++n[of[i]];
    }
    for (std::size_t k = 0; k < count; ++k)
      if (n[k] > 0) centres[k] = sum[k] / n[k];
  }
  std::vector<Piece> out(count);
  for (std::size_t i = 0; i < middles.size(); ++i) {
    Piece& piece = out[of[i]];
    piece.strokes.push_back(band.strokes[i]);
    piece.box = piece.box.united(boxes[band.strokes[i]]);
  }
  std::erase_if(out, [](const Piece& p) { return p.strokes.empty(); });
  return out;
}

std::vector<Piece> lines_of(const std::vector<Piece>& strokes, const std::vector<Rect>& boxes) {
  std::vector<double> extents, heights;
  for (const Piece& s : strokes) extents.push_back(extent(s.box));
  std::vector<Piece> bands = merged(strokes, false, 0);
  for (const Piece& b : bands) heights.push_back(b.box.height());
  double size = quantile(extents, 0.85);
  // Lines of characters that are made of many short strokes.
  if (const double h = quantile(heights, 0.5); h < kTallBand * size) size = std::max(size, h);
  // The dots, roofs and feet of one line: the nearest bands first, as far as a character is high.
  while (bands.size() > 1) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
      const double whole = bands[i].box.united(bands[i + 1].box).height();
      if (whole <= kHighestLine * size && whole < least) least = whole, best = i + 1;
    }
    if (best == 0) break;
    bands[best - 1] = joined(bands[best - 1], bands[best]);
    bands.erase(bands.begin() + std::ptrdiff_t(best));
  }
  std::vector<Piece> out;
  for (const Piece& band : bands) {
    if (size > 0 && band.box.height() > kTallBand * size) {
      for (Piece& line : divided(band, size, boxes)) out.push_back(std::move(line));
    } else {
      out.push_back(band);
    }
  }
  return out;
}

// What it costs to take pieces [from, to) of a line for one character, and to cut before it.
double cost(const std::vector<Piece>& pieces, std::size_t from, std::size_t to, double size) {
  Rect box;
  double widest_gap = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) widest_gap = std::max(widest_gap, pieces[i].box.min.x - pieces[i - 1].box.max.x);
    box = box.united(pieces[i].box);
  }
  const double off = box.width() / size - 1;
  double out = off > 0 ? 5 * off * off : 0.5 * off * off;
  out += 1.5 * widest_gap / size;
  if (from > 0) {
    const double gap = pieces[from].box.min.x - pieces[from - 1].box.max.x;
    out += 1.5 * std::max(0.0, 0.25 - gap / size);
  }
  return out;
}

std::vector<Piece> characters_in(const Piece& line, const std::vector<Rect>& boxes) {
  std::vector<Piece> strokes;
  for (std::size_t s : line.strokes) strokes.push_back({boxes[s], {s}});
  double widest = 0;
  for (const Piece& s : strokes) widest = std::max(widest, extent(s.box));
  const double size = std::max({line.box.height(), widest, 0.5});
  // い and ハ are wider than high, and alone nothing else tells how large the hand writes.
  if (line.box.width() <= kWidestAlone * size) return {line};
  const std::vector<Piece> pieces = merged(std::move(strokes), true, 0.06 * size);
  const std::size_t n = pieces.size();
  std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> begin(n + 1);
  best[0] = 0;
  for (std::size_t to = 1; to <= n; ++to)
    for (std::size_t from = to > kMostPieces ? to - kMostPieces : 0; from < to; ++from)
      if (const double c = best[from] + cost(pieces, from, to, size); c < best[to])
        best[to] = c, begin[to] = from;
  std::vector<Piece> out;
  for (std::size_t to = n; to > 0; to = begin[to]) {
    Piece character = pieces[begin[to]];
    for (std::size_t i = begin[to] + 1; i < to; ++i) character = joined(character, pieces[i]);
    out.push_back(std::move(character));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<InkCharacter> characters_of(const std::vector<model::InkStroke>& ink) {
  std::vector<Rect> boxes(ink.size());
  std::vector<Piece> strokes;
  for (std::size_t i = 0; i < ink.size(); ++i) {
    bool sound = !ink[i].points.empty();
    for (const Vec2 p : ink[i].points) {
      sound = sound && base::is_finite(p);
      boxes[i] = boxes[i].united({p, p});
    }
    if (sound) strokes.push_back({boxes[i], {i}});
  }
  std::vector<InkCharacter> out;
  if (strokes.empty()) return out;
  int number = 0;
  for (const Piece& line : lines_of(strokes, boxes)) {
    for (Piece& c : characters_in(line, boxes))
      out.push_back({c.box, number, std::move(c.strokes), {}});
    ++number;
  }
  return out;
}

}  // namespace pen
