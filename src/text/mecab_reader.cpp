#include "text/mecab_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "text/mecab_model.h"

namespace text {
namespace {

base::Error no_dictionary(const std::string& folder = {}) {
  return {base::ErrorCode::unavailable,
          base::sentence("There is no dictionary of readings. Install the package "
                         "mecab-ipadic-utf8."),
          folder};
}

base::Result<MecabReader> reader_of(std::shared_ptr<MeCab::Model> model) {
  MecabReader out{std::move(model), nullptr, nullptr};
  out.tagger.reset(out.model->createTagger());
  out.lattice.reset(out.model->createLattice());
  if (!out.tagger || !out.lattice) return no_dictionary();
  return out;
}

}  // namespace

base::Result<MecabReader> MecabReader::open(base::FileSystem& files) {
  const auto folder = mecab_dictionary(files);
  if (!folder) return no_dictionary();
  // No settings of the machine's user: they may name another dictionary.
  std::shared_ptr<MeCab::Model> model(
      MeCab::createModel(("-r /dev/null -d " + folder->string()).c_str()));
  if (!model) return no_dictionary(folder->string());
  const MeCab::DictionaryInfo* info = model->dictionary_info();
  const std::string_view charset = info && info->charset ? info->charset : "";
  if (charset != "UTF-8" && charset != "utf-8" && charset != "UTF8" && charset != "utf8")
    return no_dictionary(folder->string());
  return reader_of(std::move(model));
}

base::Result<MecabReader> MecabReader::another() const { return reader_of(model); }

}  // namespace text
