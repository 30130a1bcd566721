#include "ops/rows.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace ops {
namespace {

using base::Rect;
using base::Size;
using base::Vec2;

constexpr int kWidths = 24;         // of rows are tried
constexpr double kNoise = 0.01;     // mm
constexpr double kLineEnds = 10;    // mm from what a line ends at: there is an island's own line
constexpr double kBesideWords = 6;  // mm of a line at either end of its words
constexpr double kWorth = 40;       // mm of lines, for which two blocks change places
constexpr double kCovered = 1e5;    // the same for words that would be covered
constexpr std::size_t kMost = 36;   // blocks: more stay in their order
constexpr int kRounds = 4;
constexpr double kNarrowest = 0.7;  // of the largest scale: as far rows may differ for free words
constexpr double kWidestGap = 90;

using Order = std::vector<std::size_t>;

/// As they are read: those that lie about as high as one another from left to right, then the next.
Order reading_order(const std::vector<Block>& blocks) {
  Order order(blocks.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return blocks[a].lay.y != blocks[b].lay.y ? blocks[a].lay.y < blocks[b].lay.y : a < b;
  });
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    const double line = blocks[order[from]].lay.y + blocks[order[from]].size.h / 2;
    while (to < order.size() && blocks[order[to]].lay.y <= line) ++to;
    std::sort(order.begin() + std::ptrdiff_t(from), order.begin() + std::ptrdiff_t(to),
              [&](std::size_t i, std::size_t j) {
                const Block &a = blocks[i], &b = blocks[j];
                return a.lay.x != b.lay.x ? a.lay.x < b.lay.x
                                          : a.items.front().id < b.items.front().id;
              });
    from = to;
  }
  return order;
}

/// Where each block's corner lies, and how large all of it is.
struct Laid {
  std::vector<Vec2> at;
  Size size{0, 0};
};

/// How far apart blocks lie, so that the lines between those that come to lie beside or below each
/// other are seen, and their words.
class Gaps {
 public:
  Gaps(const std::vector<Block>& blocks, const std::vector<Tie>& ties, double usual)
      : blocks_(blocks), ties_(ties), usual_(usual) {
    for (const Tie& tie : ties) {
      widen({tie.from.block, tie.to.block}, beside(tie.from, tie.to, tie));
      widen({tie.to.block, tie.from.block}, beside(tie.to, tie.from, tie));
    }
  }

  double usual() const { return usual_; }
  double beside(std::size_t left, std::size_t right) const {
    const auto known = beside_.find({left, right});
    return known == beside_.end() ? usual_ : known->second;
  }
  /// Between each row and the next.
  std::vector<double> between_rows(const std::vector<std::size_t>& row_of, std::size_t rows) const {
    std::vector<double> out(rows, usual_);
    for (const Tie& tie : ties_) {
      const bool down = row_of[tie.from.block] < row_of[tie.to.block];
      const Tie::End &above = down ? tie.from : tie.to, &below = down ? tie.to : tie.from;
      if (row_of[above.block] + 1 != row_of[below.block]) continue;
      const double inner = blocks_[above.block].size.h - above.part.max.y + below.part.min.y;
      double& gap = out[row_of[above.block]];
      gap = std::max(gap, needed(tie, tie.words.h) - inner);
    }
    return out;
  }

 private:
  /// Of a line that leads across so much of its words.
  static double needed(const Tie& tie, double words) {
    const double shown = words > 0 ? std::max(tie.shown, words + 2 * kBesideWords) : tie.shown;
    return shown > 0 ? std::min(shown + 2 * kLineEnds, kWidestGap) : 0;
  }
  double beside(const Tie::End& left, const Tie::End& right, const Tie& tie) const {
    return needed(tie, tie.words.w) - (blocks_[left.block].size.w - left.part.max.x) -
           right.part.min.x;
  }
  void widen(std::pair<std::size_t, std::size_t> pair, double gap) {
    double& known = beside_.try_emplace(pair, usual_).first->second;
    known = std::max(known, gap);
  }

  const std::vector<Block>& blocks_;
  const std::vector<Tie>& ties_;
  const double usual_;
  std::map<std::pair<std::size_t, std::size_t>, double> beside_;
};

/// In rows no wider than `width` where that can be; what lines need besides makes no new rows, so that
/// what is tidy stays so.
Laid laid(const std::vector<Block>& blocks, const Order& order, double width, const Gaps& gaps) {
  Laid out;
  out.at.resize(blocks.size());
  std::vector<double> wide, high;  // of each row
  double taken = 0;                // of the last one, with no lines
  std::vector<std::size_t> row_of(blocks.size());
  std::size_t before = 0;
  for (const std::size_t n : order) {
    const Size size = blocks[n].size;
    const double gap = wide.empty() ? 0 : gaps.beside(before, n);
    if (wide.empty() || taken + gaps.usual() + size.w > width) {
      taken = size.w;
      wide.push_back(size.w);
      high.push_back(size.h);
      out.at[n].x = 0;
    } else {
      out.at[n].x = wide.back() + gap;
      wide.back() += gap + size.w;
      taken += gaps.usual() + size.w;
      high.back() = std::max(high.back(), size.h);
    }
    row_of[n] = wide.size() - 1;
    before = n;
  }
  const std::vector<double> below = gaps.between_rows(row_of, wide.size());
  std::vector<double> top(wide.size(), 0);
  for (std::size_t row = 1; row < top.size(); ++row)
    top[row] = top[row - 1] + high[row - 1] + below[row - 1];
  out.size = {*std::max_element(wide.begin(), wide.end()), top.back() + high.back()};
  for (const std::size_t n : order)
    out.at[n] = {out.at[n].x + (out.size.w - wide[row_of[n]]) / 2, top[row_of[n]]};
  return out;
}

double scale_in(const Size& size, double shape) { return std::min(shape / size.w, 1 / size.h); }

/// Widths of rows, that at which all is seen largest first.
std::vector<double> widths_for(const std::vector<Block>& blocks, const Order& order, double shape,
                               double gap) {
  const std::vector<Tie> no_lines;
  const Gaps gaps(blocks, no_lines, gap);
  double widest = 0, all = 0;
  for (const Block& b : blocks) {
    widest = std::max(widest, b.size.w);
    all += b.size.w + gap;
  }
  struct Try {
    double width, scale;
    Size size;
  };
  std::vector<Try> tries;
  for (int n = 0; n <= kWidths; ++n) {
    const double width = widest + (all - widest) * n / kWidths + kNoise;
    const Size size = laid(blocks, order, width, gaps).size;
    if (!tries.empty() && tries.back().size == size) continue;
    tries.push_back({width, scale_in(size, shape), size});
  }
  std::optional<Try> best;
  for (const Try& t : tries)
    if (!best || t.scale > best->scale * (1 + kNoise)) best = t;
  std::vector<double> out{best->width};
  for (const Try& t : tries)
    if (t.width != best->width && t.scale > kNarrowest * best->scale) out.push_back(t.width);
  return out;
}

/// Where the straight line between their middles leaves the first.
Vec2 exit_of(const Rect& from, const Rect& to) {
  const Rect r = from.grown(kLineEnds);
  const Vec2 way = to.centre() - from.centre();
  const double x = r.width() / 2 / std::max(1e-9, std::abs(way.x)),
               y = r.height() / 2 / std::max(1e-9, std::abs(way.y));
  return from.centre() + way * std::min({x, y, 0.5});
}

class Arranger {
 public:
  Arranger(const std::vector<Block>& blocks, const std::vector<Tie>& ties)
      : blocks_(blocks), ties_(ties) {}

  double cost(const Laid& where) const {
    double sum = 0;
    for (const Tie& tie : ties_) {
      const Rect a = tie.from.part.moved(where.at[tie.from.block]),
                 b = tie.to.part.moved(where.at[tie.to.block]);
      sum += base::distance(a.centre(), b.centre());
      if (tie.words.w <= 0) continue;
      const Vec2 middle = (exit_of(a, b) + exit_of(b, a)) / 2;
      if (anything_in(Rect::around(middle, tie.words), where)) sum += kCovered;
    }
    return sum;
  }
  /// Blocks change places where that shortens the lines enough; what it costs then.
  double improve(Order& order, double width, const Gaps& gaps) const {
    double best = cost(laid(blocks_, order, width, gaps));
    for (int round = 0; round < kRounds; ++round) {
      bool any = false;
      for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j) {
          std::swap(order[i], order[j]);
          const double now = cost(laid(blocks_, order, width, gaps));
          if (now < best - kWorth) {
            best = now;
            any = true;
          } else {
            std::swap(order[i], order[j]);
          }
        }
      if (!any) break;
    }
    return best;
  }

 private:
  bool anything_in(const Rect& words, const Laid& where) const {
    for (std::size_t n = 0; n < blocks_.size(); ++n) {
      const Block& b = blocks_[n];
      if (!Rect{{0, 0}, {b.size.w, b.size.h}}.moved(where.at[n]).intersects(words)) continue;
      for (const Block::Item& item : b.items)
        if (Rect::around(where.at[n] + item.at, item.size).intersects(words)) return true;
    }
    return false;
  }

  const std::vector<Block>& blocks_;
  const std::vector<Tie>& ties_;
};

}  // namespace

void Block::take(const Block& inner, Vec2 at) {
  for (const Item& item : inner.items)
    items.push_back({item.id, item.plate, item.size, item.at + at});
  size.w = std::max(size.w, at.x + inner.size.w);
  size.h = std::max(size.h, at.y + inner.size.h);
}

Block in_rows(const std::vector<Block>& blocks, double shape, double gap,
              const std::vector<Tie>& ties) {
  const Order read = reading_order(blocks);
  const Gaps usual(blocks, ties, gap);
  Laid best = laid(blocks, read, widths_for(blocks, read, shape, gap).front(), usual);
  if (!ties.empty() && blocks.size() > 1 && blocks.size() <= kMost) {
    const Arranger arranger(blocks, ties);
    // Where words find no room between what they join, blocks lie farther apart, too.
    double widest = 0;
    for (const Tie& tie : ties) widest = std::max(widest, tie.words.w + 2 * kLineEnds);
    std::vector<double> gaps{gap};
    if (widest > gap) gaps.push_back(std::min(widest, kWidestGap));
    double least = 1e300;
    for (const double apart : gaps) {
      const Gaps wide(blocks, ties, apart);
      for (const double width : widths_for(blocks, read, shape, apart)) {
        if (least < kCovered) break;
        Order order = read;
        const double cost = arranger.improve(order, width, wide);
        if (cost >= least) continue;
        least = cost;
        best = laid(blocks, order, width, wide);
      }
    }
  }
  Block out;
  for (const std::size_t n : read) out.take(blocks[n], best.at[n]);
  return out;
}

}  // namespace ops
