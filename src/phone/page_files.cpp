#include "phone/page_files.h"

namespace phone {

namespace {

struct Named {
  const char* target;
  const char* file;
  const char* type;
};
constexpr Named kFiles[] = {
    {"/", "index.html", "text/html; charset=utf-8"},
    {"/phone.js", "phone.js", "text/javascript; charset=utf-8"},
    {"/photo.js", "photo.js", "text/javascript; charset=utf-8"},
    {"/words.js", "words.js", "text/javascript; charset=utf-8"},
    {"/phone.css", "phone.css", "text/css; charset=utf-8"},
    {"/map", "map.html", "text/html; charset=utf-8"},
    {"/map.js", "map.js", "text/javascript; charset=utf-8"},
};
constexpr std::uint64_t kMostBytes = 1 << 20;

}  // namespace

base::Result<PageFiles> read_page_files(base::FileSystem& files, const base::Path& folder) {
  PageFiles out;
  for (const Named& named : kFiles) {
    auto bytes = files.read(folder / named.file, kMostBytes);
    if (!bytes) return bytes.error();
    out[named.target] = {named.type, std::move(bytes).value()};
  }
  return out;
}

}  // namespace phone
