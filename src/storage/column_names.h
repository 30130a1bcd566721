// What a column's head says is in it, whatever program wrote it and in whatever spelling: compared
// after NFKC and case folding, ranked and not by place. Pure; for import_table.h.
#pragma once

#include <string>
#include <string_view>

#include "storage/import.h"

namespace storage {

/// NFKC, case folded, `_` and `-` as blanks, one blank between words, none at the ends; a number
/// before it ("Q3.", "問1") and what stands in brackets behind it left out.
std::string folded_name(std::string_view head);
/// The same with nothing left out: to find the column that somebody named.
std::string same_name(std::string_view head);

struct NameMeaning {
  ColumnRole role = ColumnRole::other;
  int rank = 0;        // 1…100: how sure; for text also: how much rather than another column
  bool exact = false;  // the whole head is such a name, not only a part of it
  bool opinion =
      false;  // an answer by its kind (wish, remark, idea …): several may stand side by side
  bool people = false;  // a group of people (班, 地区, age …), not of ideas
  bool board =
      false;  // a column of a board of cards, as retrospectives have them: Keep, Went well …
};
/// Role `other` and rank 0 where the name says nothing.
NameMeaning meaning_of(std::string_view head);

}  // namespace storage
