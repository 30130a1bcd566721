// Outgoing: the journal of one session as it is to be sent: the lines that are on the table's disk, numbered without
// gaps. The store's thread adds to it, the sender's reads.
//  1. Every line that is given out is synced, and so is the rest of its action: what a crash may take back is not here.
//  2. What stands for lines that were lost has their numbers.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "hall/journal_line.h"

namespace hall {

inline constexpr std::size_t kMostBatchLines = 200;
inline constexpr std::size_t kMostBatchBytes = 256u << 10;
/// The hub takes messages of 8 MiB; some of it is for headers.
inline constexpr std::size_t kMostLineBytes = (8u << 20) - 4096;

class Outgoing {
 public:
  /// `bell` is rung, on the thread that adds, whenever there is more.
  explicit Outgoing(base::Id session, std::function<void()> bell = {});

  base::Id session() const { return session_; }

  // The store's thread: whole lines, as the journal has them.
  /// The journal from its first line; what was told before no longer counts.
  void begin(std::string_view lines);
  void add(std::string_view lines);

  // Any thread.
  bool empty() const;
  std::uint64_t first() const;  // of the header line; 0 while empty
  std::uint64_t last() const;
  /// Grows with every begin().
  std::uint64_t beginnings() const;
  /// Of the line of this number; nothing where there is none.
  std::optional<LineMark> mark(std::uint64_t seq) const;

  struct Batch {
    std::string body;  // lines with newlines between, none at the end
    std::size_t lines = 0;
    std::uint64_t last = 0;
  };
  /// The next lines after number `have`, within the limits above (one longer line alone); from the header where
  /// `have` is before that, or nothing. No lines: there are none.
  Batch after(std::optional<std::uint64_t> have) const;

 private:
  struct Line {
    std::size_t at = 0, size = 0;
  };
  void take(std::string_view lines);
  void take_line(std::string_view line, std::string_view next);
  void keep(std::string_view line, std::uint64_t seq);
  std::uint64_t next_seq() const { return first_ + lines_.size(); }
  std::string_view text_of(std::uint64_t seq) const;

  const base::Id session_;
  const std::function<void()> bell_;
  mutable std::mutex mutex_;  // guards all below
  std::string text_;
  std::vector<Line> lines_;  // the first is number first_
  std::size_t whole_ = 0;    // so many of these are of actions that are here to their ends
  std::uint64_t first_ = 0, beginnings_ = 0;
};

}  // namespace hall
