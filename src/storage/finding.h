// Finding: something in kept data that was not as it should be, and what was done about it. Loading
// collects them; the bar, `kurumaza check` and NAME.repair.txt show them. A list holds at most
// kMaxFindings and counts the rest, so that a file wrong throughout does not fill the memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/sentence.h"

namespace storage {

struct Finding {
  base::Sentence text;   // names the thing and what was done
  std::size_t line = 0;  // 1-based; 0: not known or not about a line
  std::string file;      // the file's name, without its folder

  /// "file:line: text", as the command line prints it.
  std::string shown() const;
  /// The same in the language of `tr`, for the table.
  std::string shown(const base::Messages& tr) const;
};

inline constexpr std::size_t kMaxFindings = 1000;

/// Findings about one text, noted by their byte offset; lines are worked out at the end.
class FindingList {
 public:
  static constexpr std::size_t kNowhere = std::size_t(-1);

  void add(base::Sentence text, std::size_t offset = kNowhere);
  bool empty() const { return noted_.empty(); }
  /// In the order of the text; one more that tells how many were left out, where that is so.
  std::vector<Finding> resolved(std::string_view text, const std::string& file) const;

 private:
  struct Noted {
    base::Sentence text;
    std::size_t offset;
  };
  std::vector<Noted> noted_;
  std::size_t left_out_ = 0;
};

/// The first characters of a card's text, quoted, so that a person recognises it.
std::string excerpt(std::string_view text);

}  // namespace storage
