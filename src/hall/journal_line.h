// journal_line: what the hall must know of a journal's lines, which it carries as they stand: their numbers, where an
// action ends, and the running hash, by which a place in a journal is told from the same number in another branch. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hall {

struct LineHead {
  enum class Kind {
    header,  // the first line: the session as it was; its number is that of the last op in it
    op,
    gone,     // stands for a line that the table's disk has lost
    big,      // stands for one that is too large to be sent
    unknown,  // damaged, or no line at all
  };
  Kind kind = Kind::unknown;
  std::uint64_t seq = 0;
  /// The action goes on with the next line, and is read whole or not at all.
  bool more = false;
  /// The running hash after it, 16 digits; "": it does not say.
  std::string_view mark;
};

/// Without its newline. Quick: no JSON is parsed.
LineHead read_line_head(std::string_view line);

/// Without newlines.
std::string gone_line(std::uint64_t seq);
std::string big_line(std::uint64_t seq, std::size_t bytes);

/// A place in a journal, told from the same number in another branch.
struct LineMark {
  std::uint64_t seq = 0;
  std::string mark;             // the running hash; "": the line does not say
  std::uint64_t text = 0;       // a hash of its bytes
  bool stands_for_one = false;  // gone, big
};
LineMark mark_of(std::string_view line);
/// The same number, and the same running hash or the same bytes. What stands for a line is any line of its number.
bool same_place(const LineMark& one, const LineMark& other);

}  // namespace hall
