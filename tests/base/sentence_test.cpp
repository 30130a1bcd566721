#include "base/sentence.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/messages.h"
#include "base/result.h"

namespace {

using base::Error;
using base::Messages;
using base::Sentence;
using base::sentence;

/// A catalogue of Japanese with these entries, gone afterwards.
class Catalogue {
 public:
  explicit Catalogue(const std::string& po) {
    char name[] = "/tmp/kurumaza-sentence-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    folder_ = name;
    std::filesystem::create_directories(folder_ / "ja/LC_MESSAGES");
    std::ofstream(folder_ / "in.po") << "msgid \"\"\nmsgstr \"\"\n"
                                        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                                     << po;
    const std::string command = "msgfmt -o " + (folder_ / "ja/LC_MESSAGES/kurumaza.mo").string() +
                                " " + (folder_ / "in.po").string();
    REQUIRE(std::system(command.c_str()) == 0);
  }
  ~Catalogue() { std::filesystem::remove_all(folder_); }
  Messages japanese() const { return Messages("ja", folder_.string()); }

 private:
  std::filesystem::path folder_;
};

TEST_CASE("sentence: values stand in their places, in English and in the reader's language") {
  const Catalogue catalogue(
      "msgid \"{} of {} cards\"\nmsgstr \"カード {1} 枚のうち {0} 枚\"\n\n"
      "msgid \"Cannot {}: {}\"\nmsgstr \"{}：{}\"\n\nmsgid \"read\"\nmsgstr \"読めません\"\n");
  const Sentence cards = sentence("{} of {} cards", 3, std::size_t(12));
  CHECK(cards.english() == "3 of 12 cards");
  CHECK(cards.in(catalogue.japanese()) == "カード 12 枚のうち 3 枚");
  CHECK(cards.in(Messages()) == "3 of 12 cards");
  const Sentence nested = sentence("Cannot {}: {}", sentence("read"), cards);
  CHECK(nested.in(catalogue.japanese()) == "読めません：カード 12 枚のうち 3 枚");
}

TEST_CASE(
    "sentence: a name is said as it stands, though a text of the interface is spelled alike") {
  const Catalogue catalogue(
      "msgid \"read\"\nmsgstr \"読めません\"\n\nmsgid \"File {}\"\nmsgstr "
      "\"ファイル {}\"\n");
  CHECK(sentence("File {}", std::string("read")).in(catalogue.japanese()) == "ファイル read");
  CHECK(sentence("File {}", "{}").in(catalogue.japanese()) == "ファイル {}");
  CHECK(Sentence("read").in(catalogue.japanese()) == "read");
  CHECK(Sentence("100 % {not filled}").in(catalogue.japanese()) == "100 % {not filled}");
}

TEST_CASE("sentence: a translation that asks for more than there is gives the English one") {
  const Catalogue catalogue("msgid \"File {}\"\nmsgstr \"ファイル {} {}\"\n");
  CHECK(sentence("File {}", "a").in(catalogue.japanese()) == "File a");
}

TEST_CASE("error: the command line names the whole path, the table the file's name alone") {
  const Catalogue catalogue("msgid \"The disk is full.\"\nmsgstr \"ディスクがいっぱいです。\"\n");
  const Error error{base::ErrorCode::no_space, sentence("The disk is full."),
                    "/home/a/evening.json"};
  CHECK(error.text() == "/home/a/evening.json: The disk is full.");
  CHECK(error.shown(catalogue.japanese()) == "evening.json: ディスクがいっぱいです。");
  CHECK(Error{error.code, error.message, ""}.shown(Messages()) == "The disk is full.");
  // A key's label is no folder.
  CHECK(Error{error.code, error.message, "/k/a.keys.json, row 3, key \"/\""}.shown(Messages()) ==
        "a.keys.json, row 3, key \"/\": The disk is full.");
}

}  // namespace
