#include "ops/rows.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace ops {
namespace {

using base::Rect;
using base::Size;
using base::Vec2;

constexpr int kWidths = 24;        // of rows are tried
constexpr double kNoise = 0.01;    // mm
constexpr double kLineEnds = 8;    // mm from what a line ends at: there is an island's own line
constexpr double kWorth = 40;      // mm of lines, for which two blocks change places
constexpr double kCovered = 1e5;   // the same for words that would be covered
constexpr std::size_t kMost = 36;  // blocks: more stay in their order
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

/// In rows no wider than `width` where that can be.
Laid laid(const std::vector<Block>& blocks, const Order& order, double width, double gap) {
  Laid out;
  out.at.resize(blocks.size());
  std::vector<double> wide;  // of each row
  std::vector<std::size_t> row_of(blocks.size());
  double top = 0, high = 0;
  for (const std::size_t n : order) {
    const Size size = blocks[n].size;
    if (wide.empty() || wide.back() + gap + size.w > width) {
      top = wide.empty() ? 0 : top + high + gap;
      high = 0;
      wide.push_back(size.w);
      out.at[n] = {0, top};
    } else {
      out.at[n] = {wide.back() + gap, top};
      wide.back() += gap + size.w;
    }
    row_of[n] = wide.size() - 1;
    high = std::max(high, size.h);
    out.size.h = std::max(out.size.h, top + size.h);
  }
  out.size.w = *std::max_element(wide.begin(), wide.end());
  for (const std::size_t n : order) out.at[n].x += (out.size.w - wide[row_of[n]]) / 2;
  return out;
}

double scale_in(const Size& size, double shape) { return std::min(shape / size.w, 1 / size.h); }

/// Widths of rows, that at which all is seen largest first.
std::vector<double> widths_for(const std::vector<Block>& blocks, const Order& order, double shape,
                               double gap) {
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
    const Size size = laid(blocks, order, width, gap).size;
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
  double improve(Order& order, double width, double gap) const {
    double best = cost(laid(blocks_, order, width, gap));
    for (int round = 0; round < kRounds; ++round) {
      bool any = false;
      for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j) {
          std::swap(order[i], order[j]);
          const double now = cost(laid(blocks_, order, width, gap));
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
  Laid best = laid(blocks, read, widths_for(blocks, read, shape, gap).front(), gap);
  if (!ties.empty() && blocks.size() > 1 && blocks.size() <= kMost) {
    const Arranger arranger(blocks, ties);
    // Where words find no room between what they join, blocks lie farther apart, too.
    double widest = 0;
    for (const Tie& tie : ties) widest = std::max(widest, tie.words.w + 2 * kLineEnds);
    std::vector<double> gaps{gap};
    if (widest > gap) gaps.push_back(std::min(widest, kWidestGap));
    double least = 1e300;
    for (const double apart : gaps)
      for (const double width : widths_for(blocks, read, shape, apart)) {
        if (least < kCovered) break;
        Order order = read;
        const double cost = arranger.improve(order, width, apart);
        if (cost >= least) continue;
        least = cost;
        best = laid(blocks, order, width, apart);
      }
  }
  Block out;
  for (const std::size_t n : read) out.take(blocks[n], best.at[n]);
  return out;
}

}  // namespace ops
