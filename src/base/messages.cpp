#include "base/messages.h"

#include <boost/locale/gnu_gettext.hpp>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <locale>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/log.h"

namespace base {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Facet = boost::locale::message_format<char>;

std::vector<char> read_bytes(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The translations in a catalogue's bytes [gettext manual, "The Format of GNU MO Files"], with the
/// header's left out; nothing when any part of it points past the end. Boost.Locale can look a text
/// up but not list them, and reads damage only when it comes upon it, in the middle of a frame.
std::optional<std::string> translations_in(const std::vector<char>& mo) {
  bool swapped = false;
  const auto word = [&](std::size_t at) -> std::size_t {
    std::uint32_t w = 0;
    if (at + sizeof w > mo.size()) return 0xffffffff;
    std::memcpy(&w, mo.data() + at, sizeof w);
    return swapped ? __builtin_bswap32(w) : w;
  };
  swapped = word(0) == 0xde120495u;
  if (mo.size() < 28 || word(0) != 0x950412deu) return {};
  const auto whole = [&](std::size_t at, std::size_t length) {
    return at <= mo.size() && length <= mo.size() - at;
  };
  const std::size_t count = word(8), originals = word(12), table = word(16);
  if (!whole(originals, count * 8) || !whole(table, count * 8) || !whole(word(24), word(20) * 4))
    return {};
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t key_length = word(originals + 8 * i), key = word(originals + 8 * i + 4);
    const std::size_t length = word(table + 8 * i), at = word(table + 8 * i + 4);
    if (!whole(key, key_length + 1) || !whole(at, length + 1)) return {};
    if (key_length == 0) continue;
    out.append(mo.data() + at, length);
    out += '\n';
  }
  return out;
}

}  // namespace

struct Messages::Catalogue {
  std::locale locale;
  const Facet* facet = nullptr;
  int domain = -1;
  std::string text;
};

Messages::Messages() = default;

Messages::Messages(const std::string& lang, const std::string& folder) {
  if (lang == "en" || lang.empty()) return;
  auto catalogue = std::make_shared<Catalogue>();
  try {
    gettext::messages_info info;
    info.language = lang;
    info.encoding = "UTF-8";
    info.paths = {folder};
    info.domains = {gettext::messages_info::domain("kurumaza")};
    info.callback = [&](const std::string& file, const std::string&) {
      std::vector<char> bytes = read_bytes(file);
      if (bytes.empty()) return bytes;
      std::optional<std::string> text = translations_in(bytes);
      if (!text) throw std::runtime_error(file + " is damaged");
      catalogue->text += *text;
      return bytes;
    };
    Facet* facet = gettext::create_messages_facet<char>(info);
    if (facet == nullptr) return;
    catalogue->locale = std::locale(std::locale::classic(), facet);
    catalogue->facet = facet;
    catalogue->domain = facet->domain("kurumaza");
  } catch (const std::exception& e) {
    log_warning("the texts for \"" + lang + "\" cannot be read from " + folder + ": " + e.what());
    return;
  }
  if (catalogue->text.empty()) return;
  catalogue_ = std::move(catalogue);
  lang_ = lang;
}

const char* Messages::operator()(const char* msgid) const {
  if (!catalogue_ || *msgid == '\0') return msgid;
  const char* found = catalogue_->facet->get(catalogue_->domain, nullptr, msgid);
  return found != nullptr && *found != '\0' ? found : msgid;
}

std::string Messages::all_text() const { return catalogue_ ? catalogue_->text : std::string(); }

std::string system_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::strncmp(value, "ja", 2) == 0 && (value[2] == '\0' || std::strchr("_.@", value[2]))
               ? "ja"
               : "en";
  }
  return "en";
}

}  // namespace base
