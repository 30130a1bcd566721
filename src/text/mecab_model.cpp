#include "text/mecab_model.h"

namespace text {
namespace {

// Where Debian puts it, and where others do.
constexpr const char* kFolders[] = {
    "/var/lib/mecab/dic/ipadic-utf8", "/usr/lib/mecab/dic/ipadic-utf8",
    "/usr/share/mecab/dic/ipadic-utf8", "/usr/local/lib/mecab/dic/ipadic"};

}  // namespace

std::optional<base::Path> mecab_dictionary(base::FileSystem& files) {
  for (const char* folder : kFolders)
    if (files.exists(base::Path(folder) / "sys.dic")) return folder;
  return {};
}

std::vector<std::string_view> mecab_fields(const char* feature) {
  std::vector<std::string_view> out;
  std::string_view rest = feature;
  while (out.size() < kMecabFields) {
    const auto comma = rest.find(',');
    out.push_back(rest.substr(0, comma));
    if (comma == rest.npos) break;
    rest.remove_prefix(comma + 1);
  }
  return out;
}

}  // namespace text
