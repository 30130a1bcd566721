// Any bytes as a list of ideas: an error that says what helps, or texts that a card can hold. The
// first byte chooses the kind of file.
#include <cstdint>

#include "base/assert.h"
#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* const names[] = {"list.txt", "table.csv", "table.tsv"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto texts = storage::import_lines(bytes, names[data[0] % 3]);
  if (!texts) {
    ASSERT(!texts.error().message.empty(), "an error says nothing");
    return 0;
  }
  ASSERT(texts->size() <= storage::kMaxImport, "too many texts");
  for (const std::string& text : *texts) {
    ASSERT(!text.empty() && text.size() <= model::kMaxText, "a text no card can hold");
    ASSERT(base::is_utf8(text), "a text that is not UTF-8");
    ASSERT(base::clean_text(text) == text, "a text with control characters");
  }
  return 0;
}
