#include "text/mecab_model.h"

#include <mecab.h>

#include <string>

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

base::Result<std::shared_ptr<MeCab::Model>> open_mecab(base::FileSystem& files) {
  const auto folder = mecab_dictionary(files);
  const base::Error none{base::ErrorCode::unavailable,
                         base::sentence("There is no dictionary of readings. Install the package "
                                        "mecab-ipadic-utf8."),
                         folder ? folder->string() : std::string()};
  if (!folder) return none;
  // No settings of the machine's user: they may name another dictionary.
  std::shared_ptr<MeCab::Model> model(
      MeCab::createModel(("-r /dev/null -d " + folder->string()).c_str()));
  if (!model) return none;
  const MeCab::DictionaryInfo* info = model->dictionary_info();
  const std::string_view charset = info && info->charset ? info->charset : "";
  if (charset != "UTF-8" && charset != "utf-8" && charset != "UTF8" && charset != "utf8")
    return none;
  return model;
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
