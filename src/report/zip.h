// Files in one: how the documents of office programs are kept [APPNOTE.TXT; ECMA-376 Part 2]. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace report {

struct ZippedFile {
  std::string name;  // "word/document.xml"
  std::string bytes;
};
/// In their order, deflated, without times, so that the same gives the same. Fails with `io` where the
/// machine has no memory for it.
base::Result<std::string> zipped(const std::vector<ZippedFile>& files);

}  // namespace report
