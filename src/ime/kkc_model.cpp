#include "ime/kkc_model.h"

#include <libkkc/libkkc.h>

#include <algorithm>
#include <filesystem>

namespace ime {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kModelName = "sorted3";

// libkkc takes words by pointer to non-const; the sorted models read only the id.
KkcLanguageModelEntry entry_of(KkcModel::WordId id) {
  static char nothing[] = "";
  return {nothing, nothing, id};
}

Error unavailable(GError* error, const std::string& folder) {
  Error out{ErrorCode::unavailable,
            "The Japanese dictionary can't be opened; kana stay kana. Install the package "
            "libkkc-data.",
            folder};
  if (error) {
    out.context += (out.context.empty() ? "" : ": ") + std::string(error->message);
    g_error_free(error);
  }
  return out;
}

// libkkc reads outside a file of likelihoods that is too short for its words, and ends the program
// over an empty filter. So: for how many words the files are whole; 0 if they are not to be used.
KkcModel::WordId usable_words(const std::filesystem::path& folder) {
  constexpr std::uintmax_t kBytesOfWord = 6;
  std::error_code error;
  for (const char* filter : {"data.2gram.filter", "data.3gram.filter"}) {
    const std::filesystem::path path = folder / filter;
    if (std::filesystem::exists(path, error) && std::filesystem::file_size(path, error) == 0) {
      return 0;
    }
  }
  const std::uintmax_t bytes = std::filesystem::file_size(folder / "data.1gram", error);
  return error ? 0 : static_cast<KkcModel::WordId>(bytes / kBytesOfWord);
}

}  // namespace

struct KkcModel::Handle {
  KkcLanguageModel* model = nullptr;
  explicit Handle(KkcLanguageModel* m) : model(m) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { g_object_unref(model); }
};

base::Result<std::unique_ptr<KkcModel>> KkcModel::open(const std::string& folder) {
  kkc_init();
  GError* error = nullptr;
  KkcLanguageModel* model = nullptr;
  if (folder.empty()) {
    model = kkc_language_model_load(kModelName, &error);
  } else {
    const std::string file = (std::filesystem::path(folder) / "metadata.json").string();
    KkcLanguageModelMetadata* data =
        kkc_language_model_metadata_new(kModelName, file.c_str(), &error);
    if (data && !error) model = kkc_language_model_metadata_create_language_model(data, &error);
    if (data) g_object_unref(data);
  }
  if (!model || error) {
    if (model) g_object_unref(model);
    return unavailable(error, folder);
  }
  auto handle = std::make_unique<Handle>(model);
  if (!KKC_IS_TRIGRAM_LANGUAGE_MODEL(model)) return unavailable(nullptr, folder);
  const char* file =
      kkc_metadata_file_get_filename(KKC_METADATA_FILE(kkc_language_model_get_metadata(model)));
  const WordId words = usable_words(std::filesystem::path(file ? file : "").parent_path());
  std::unique_ptr<KkcModel> out(new KkcModel(std::move(handle), words));
  if (std::max({out->start_, out->end_, kUnknown}) >= words) return unavailable(nullptr, folder);
  return out;
}

KkcModel::KkcModel(std::unique_ptr<Handle> handle, WordId words)
    : handle_(std::move(handle)), words_(words) {
  KkcLanguageModelEntry entry;
  kkc_language_model_get_bos(handle_->model, &entry);
  start_ = entry.id;
  kkc_language_model_get_eos(handle_->model, &entry);
  end_ = entry.id;
}

KkcModel::~KkcModel() = default;

std::vector<KkcModel::Word> KkcModel::words_at(std::string_view text) const {
  std::vector<Word> out;
  if (text.empty()) return out;
  GeeCollection* found = kkc_language_model_entries(handle_->model, std::string(text).c_str());
  out.reserve(static_cast<std::size_t>(gee_collection_get_size(found)));
  GeeIterator* each = gee_iterable_iterator(GEE_ITERABLE(found));
  while (gee_iterator_next(each)) {
    auto* entry = static_cast<KkcLanguageModelEntry*>(gee_iterator_get(each));
    if (entry->input && entry->output && entry->id < words_)
      out.push_back({entry->input, entry->output, entry->id});
    kkc_language_model_entry_free(entry);
  }
  g_object_unref(each);
  g_object_unref(found);
  return out;
}

KkcModel::WordId KkcModel::find(std::string_view reading, std::string_view surface) const {
  KkcLanguageModelEntry* entry = kkc_language_model_get(
      handle_->model, std::string(reading).c_str(), std::string(surface).c_str());
  if (!entry) return kUnknown;
  const WordId id = entry->id;
  kkc_language_model_entry_free(entry);
  return id < words_ ? id : kUnknown;
}

double KkcModel::likely(WordId word) const {
  KkcLanguageModelEntry entry = entry_of(word);
  return kkc_unigram_language_model_unigram_cost(KKC_UNIGRAM_LANGUAGE_MODEL(handle_->model),
                                                 &entry);
}

double KkcModel::likely(WordId before_that, WordId before, WordId word) const {
  KkcLanguageModelEntry first = entry_of(before_that), second = entry_of(before),
                        third = entry_of(word);
  return kkc_trigram_language_model_trigram_backoff_cost(KKC_TRIGRAM_LANGUAGE_MODEL(handle_->model),
                                                         &first, &second, &third);
}

}  // namespace ime
