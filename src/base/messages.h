// Messages: the interface's texts. English in the source, other languages from gettext catalogues
// (po/*.po, compiled to <folder>/<lang>/LC_MESSAGES/kurumaza.mo). A value that is handed round, no
// global: `tr("New card")` where `tr` is a `const Messages&`; xgettext finds calls of that name.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace base {

class Messages {
 public:
  /// Texts as they stand in the source.
  Messages();
  /// `lang`: "en", "ja"; `folder`: where the catalogues lie. An unknown language, or a missing
  /// catalogue, gives English.
  Messages(const std::string& lang, const std::string& folder);

  /// The text of `msgid` in this language; `msgid` itself where none is known. The pointer lives as
  /// long as any copy of this Messages (or of the literal handed in).
  const char* operator()(const char* msgid) const;
  const std::string& lang() const { return lang_; }
  /// Every translated text, for the fonts that must hold their characters.
  std::string all_text() const;

 private:
  struct Catalogue;
  std::shared_ptr<const Catalogue> catalogue_;
  std::string lang_ = "en";
};

/// The language of the system: "ja" when LC_ALL, LC_MESSAGES or LANG (in that order) says so, else
/// "en".
std::string system_language();

}  // namespace base
