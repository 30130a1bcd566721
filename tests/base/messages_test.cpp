#include "base/messages.h"

#include <doctest/doctest.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using base::Messages;

/// A folder of its own that is gone afterwards.
class TempFolder {
 public:
  TempFolder() {
    char name[] = "/tmp/kurumaza-messages-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    path_ = name;
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

  /// Compiles `po` with the real msgfmt, as the build does.
  void compile(const std::string& lang, const std::string& po) const {
    const auto folder = path_ / lang / "LC_MESSAGES";
    std::filesystem::create_directories(folder);
    std::ofstream(path_ / "in.po") << "msgid \"\"\nmsgstr \"\"\n"
                                      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                                   << po;
    const std::string command =
        "msgfmt -o " + (folder / "kurumaza.mo").string() + " " + (path_ / "in.po").string();
    REQUIRE(std::system(command.c_str()) == 0);
  }

 private:
  std::filesystem::path path_;
};

/// Sets or clears an environment variable until the end of the scope.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    const char* old = std::getenv(name);
    if (old != nullptr) old_ = old;
    had_ = old != nullptr;
    if (value != nullptr)
      setenv(name, value, 1);
    else
      unsetenv(name);
  }
  ~Variable() {
    if (had_)
      setenv(name_, old_.c_str(), 1);
    else
      unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::string old_;
  bool had_;
};

}  // namespace

TEST_CASE("messages: without a catalogue the texts are those of the source") {
  const Messages tr;
  CHECK(std::string(tr("New card")) == "New card");
  CHECK(tr.lang() == "en");
  CHECK(tr.all_text().empty());
}

TEST_CASE("messages: a compiled catalogue is read even where the C locale rules") {
  const TempFolder folder;
  folder.compile("ja",
                 "msgid \"New card\"\nmsgstr \"新しいカード\"\n\n"
                 "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  const Variable all("LC_ALL", "C"), language("LANGUAGE", nullptr);
  REQUIRE(std::setlocale(LC_ALL, "C") != nullptr);
  const Messages tr("ja", folder.path().string());
  CHECK(tr.lang() == "ja");
  CHECK(std::string(tr("New card")) == "新しいカード");
  CHECK(std::string(tr("Undo")) == "元に戻す");
}

TEST_CASE("messages: a text that is not translated comes as it stands in the source") {
  const TempFolder folder;
  folder.compile("ja", "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  const Messages tr("ja", folder.path().string());
  CHECK(std::string(tr("Redo")) == "Redo");
  CHECK(std::string(tr("")).empty());  // never the catalogue's header
}

TEST_CASE("messages: an unknown language or a folder that is not there gives English") {
  const TempFolder folder;
  folder.compile("ja", "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  CHECK(Messages("fr", folder.path().string()).lang() == "en");
  const Messages nowhere("ja", "/nonexistent/locale");
  CHECK(nowhere.lang() == "en");
  CHECK(std::string(nowhere("Undo")) == "Undo");
}

TEST_CASE("messages: a catalogue that is garbage or cut short gives English and no crash") {
  const TempFolder folder;
  folder.compile("ja",
                 "msgid \"New card\"\nmsgstr \"新しいカード\"\n\n"
                 "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  const auto mo = folder.path() / "ja" / "LC_MESSAGES" / "kurumaza.mo";
  std::ifstream in(mo, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  in.close();
  for (std::size_t cut = 0; cut < whole.size(); cut += 5) {
    std::ofstream(mo, std::ios::binary) << whole.substr(0, cut);
    const Messages tr("ja", folder.path().string());
    const std::string text = tr("Undo");
    CHECK((text == "Undo" || text == "元に戻す"));
  }
  std::ofstream(mo, std::ios::binary) << std::string(500, 'x');
  CHECK(std::string(Messages("ja", folder.path().string())("Undo")) == "Undo");
}

TEST_CASE("messages: all_text holds every translation and nothing of the header") {
  const TempFolder folder;
  folder.compile("ja",
                 "msgid \"New card\"\nmsgstr \"新しいカード\"\n\n"
                 "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  const std::string text = Messages("ja", folder.path().string()).all_text();
  CHECK(text.find("新しいカード") != std::string::npos);
  CHECK(text.find("元に戻す") != std::string::npos);
  CHECK(text.find("charset") == std::string::npos);
}

TEST_CASE("messages: a translated text outlives the Messages it was asked of while a copy lives") {
  const TempFolder folder;
  folder.compile("ja", "msgid \"Undo\"\nmsgstr \"元に戻す\"\n");
  auto first = std::make_unique<Messages>("ja", folder.path().string());
  const Messages copy = *first;
  const char* text = (*first)("Undo");
  first.reset();
  CHECK(std::string(text) == "元に戻す");
}

TEST_CASE(
    "messages: the system's language is the first of LC_ALL, LC_MESSAGES and LANG that is set") {
  const Variable all("LC_ALL", nullptr), messages("LC_MESSAGES", nullptr);
  {
    const Variable lang("LANG", "ja_JP.UTF-8");
    CHECK(base::system_language() == "ja");
    const Variable over("LC_ALL", "en_GB.UTF-8");
    CHECK(base::system_language() == "en");
  }
  {
    const Variable lang("LANG", nullptr);
    CHECK(base::system_language() == "en");
  }
  const Variable empty("LC_ALL", ""), between("LC_MESSAGES", "ja"), lang("LANG", "C");
  CHECK(base::system_language() == "ja");
  const Variable jam("LC_MESSAGES", "jam_JM");  // a language of its own
  CHECK(base::system_language() == "en");
}
