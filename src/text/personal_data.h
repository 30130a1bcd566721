// PersonalData: what in a text may say who somebody is or how to reach them, for a person to look at
// before it is published. Rules find addresses and numbers; names of people are found with MeCab's
// dictionary, where this machine has one. Nothing is struck by it. One thread at a time.
//  1. Finds are in the order of the text, and none lies over another.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace text {

struct PersonalFind {
  enum class Kind { name, mail, web, phone, postal_code, address, account };
  std::uint32_t first_byte, end_byte;  // of the text
  Kind kind;
  friend bool operator==(const PersonalFind&, const PersonalFind&) = default;
};

class PersonalData {
 public:
  explicit PersonalData(base::FileSystem& files);
  /// Finds the same with the same dictionary, which is in memory once: for another thread, while `other` rests.
  PersonalData(const PersonalData& other);
  PersonalData& operator=(const PersonalData&) = delete;
  ~PersonalData();
  /// False where there is no dictionary: no names are found then, and whoever publishes must read for them.
  bool knows_names() const;
  /// Of valid UTF-8; of anything else nothing.
  std::vector<PersonalFind> in(std::string_view text) const;

 private:
  struct Rules;
  struct Names;
  std::shared_ptr<const Rules> rules_;
  std::unique_ptr<Names> names_;
};

}  // namespace text
