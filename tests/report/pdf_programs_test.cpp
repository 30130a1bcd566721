// The PDF as other programs read it; what is not on this machine is said and left out.
#include <cstdio>

#include "base/file_system.h"
#include "canvas/scene.h"
#include "report/pdf.h"
#include "report/pdf_ending.h"
#include "report/pdf_objects.h"
#include "report/upright.h"
#include "sample.h"
#include "sample_document.h"
#include "storage/session_file.h"
#include "support/typesetter.h"

namespace {

/// What a command printed, and how it ended.
struct Ran {
  std::string out;
  int status = -1;
};
Ran run(const std::string& command) {
  Ran ran;
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) return ran;
  char some[4096];
  while (const std::size_t n = std::fread(some, 1, sizeof some, pipe)) ran.out.append(some, n);
  ran.status = pclose(pipe);
  return ran;
}
bool is_there(const std::string& program) {
  const bool there = run("command -v " + program).status == 0;
  if (!there) MESSAGE("skipped: " << program << " is not on this machine");
  return there;
}

/// Without white space, which pages break as they need.
std::string packed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') out += c;
  for (std::size_t at; (at = out.find("　")) != out.npos;) out.erase(at, 3);
  return out;
}

class OnDisk {
 public:
  explicit OnDisk(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / ("kurumaza-pdf-" + std::to_string(getpid()) +
                                                        "-" + std::to_string(++made_) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~OnDisk() { std::filesystem::remove(path_); }
  std::string name() const { return path_.string(); }

 private:
  static inline int made_ = 0;
  std::filesystem::path path_;
};

std::string pdf_of(const model::Session& session) {
  const auto typesetter = support::typesetter();
  const base::Messages tr;
  const report::Document document = sample::document_of(session);
  const auto files =
      report::write_pdf({session,
                         tr,
                         [&](const model::Board& b) {
                           return canvas::draw_board(report::upright(b), *typesetter, {}).list;
                         },
                         {},
                         {},
                         &document,
                         typesetter.get()});
  REQUIRE(files);
  return files->front().bytes;
}

model::Session example() {
  base::RealFileSystem files;
  auto text = files.read(KURUMAZA_SOURCE_DIR "/sessions/example.json", 1 << 26);
  REQUIRE(text);
  auto loaded = storage::load_session_text(std::move(*text), "example.json");
  REQUIRE(loaded);
  return loaded->session;
}

/// What strangers may write on a card.
std::vector<std::string> odd_texts() {
  return {"見守り 👨‍👩‍👧 と 😀",
          "𠮷野家と髙島屋",
          "שלום עולם",
          "=cmd|' /C calc'!A0",
          "<script>alert(1)</script>",
          "# a",
          "(round) \\ [square]"};
}

}  // namespace

TEST_CASE("pdf: qpdf finds nothing wrong, and poppler a tagged document") {
  const OnDisk pdf(pdf_of(example()));
  if (is_there("qpdf")) {
    const Ran checked = run("qpdf --check " + pdf.name());
    CHECK_MESSAGE(checked.status == 0, checked.out);
    CHECK(checked.out.find("WARNING") == std::string::npos);
  }
  if (is_there("pdfinfo")) {
    const std::string info = run("pdfinfo " + pdf.name()).out;
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(info.find("Metadata Stream: yes") != std::string::npos);
    CHECK(info.find("(A4)") != std::string::npos);
  }
  if (is_there("pdffonts")) {
    // Every font is in the file and says what its letters are.
    const std::string fonts = run("pdffonts " + pdf.name()).out;
    CHECK(fonts.find(" no  ") == std::string::npos);
  }
}

TEST_CASE("pdf: a file that packs its objects, as later Cairos write it, is ended as well") {
  if (!is_there("qpdf") || !is_there("pdfinfo")) return;
  // Its own ending gone, and packed by another program.
  const std::string whole = pdf_of(example());
  const OnDisk pdf(whole.substr(0, whole.find("%%EOF") + 6));
  const std::string name = pdf.name() + ".packed";
  const Ran packing = run("qpdf --object-streams=generate " + pdf.name() + " " + name);
  REQUIRE_MESSAGE(packing.status == 0, packing.out);
  std::string bytes;
  {
    std::ifstream file(name, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  std::filesystem::remove(name);
  CHECK(bytes.find("/ObjStm") != std::string::npos);
  const report::PdfObjects objects(bytes);
  CHECK(!objects.with("/S /Figure").empty());
  const std::string ended = report::with_ending(bytes, {"Another title", "", "", "en", 0}, {});
  CHECK(ended.size() > bytes.size());
  const OnDisk again(ended);
  const Ran checked = run("qpdf --check " + again.name());
  CHECK_MESSAGE(checked.status == 0, checked.out);
  CHECK(run("pdfinfo -meta " + again.name()).out.find("Another title") != std::string::npos);
  CHECK(run("pdfinfo " + again.name()).out.find("Tagged:          yes") != std::string::npos);
}

TEST_CASE("pdf: every card of the example is found, in its order") {
  if (!is_there("pdftotext")) return;
  const model::Session session = example();
  const OnDisk pdf(pdf_of(session));
  const std::string text = packed(run("pdftotext -raw " + pdf.name() + " -").out);
  const report::Document document = sample::document_of(session);
  // From where the parts themselves begin, behind the contents.
  std::size_t at = 0, cards = 0;
  for (const report::Part& part : document.parts)
    for (const report::Block& block : part.blocks)
      if (const auto* list = std::get_if<report::Cards>(&block))
        for (const auto& item : list->items) {
          const std::string wanted = packed(item.card->text);
          const std::size_t found = text.find(wanted, at);
          CHECK_MESSAGE(found != std::string::npos, item.card->text);
          if (found != std::string::npos) at = found + wanted.size();
          ++cards;
        }
  CHECK(cards > 50);
}

TEST_CASE("pdf: what is odd is found as it was written, emoji too") {
  if (!is_there("pdftotext") || !is_there("qpdf")) return;
  sample::OneBoard one;
  int n = 10;
  one.add(sample::island(5, "🎉 おめでとう 🎉"));
  for (int again = 0; again < 3; ++again)
    for (const std::string& text : odd_texts())
      one.add(sample::card(++n, text, {(n % 7) * 90.0, (n / 7) * 60.0}, 5));
  one.add(sample::card(++n, "control \x01\x02\x1f\x7f signs", {0, 500}));
  const OnDisk pdf(pdf_of(one.session));
  const Ran checked = run("qpdf --check " + pdf.name());
  CHECK_MESSAGE(checked.status == 0, checked.out);
  const std::string text = packed(run("pdftotext -raw " + pdf.name() + " -").out);
  for (const std::string& wanted : odd_texts())
    if (wanted != "שלום עולם") CHECK_MESSAGE(text.find(packed(wanted)) != text.npos, wanted);
  CHECK(text.find("שלום") != text.npos);
  CHECK(text.find("🎉おめでとう🎉") != text.npos);
  CHECK(text.find("controlsigns") != text.npos);
}

TEST_CASE("pdf: five thousand cards are all there") {
  if (!is_there("pdftotext")) return;
  sample::OneBoard one;
  for (int i = 0; i < 5000; ++i)
    one.add(sample::card(10 + i, "card number " + std::to_string(i) + ".",
                         {(i % 70) * 85.0, (i / 70) * 60.0}));
  const auto typesetter = support::typesetter();
  const base::Messages tr;
  const report::Document document = sample::document_of(one.session);
  const auto files = report::write_pdf(
      {one.session,
       tr,
       [&](const model::Board& b) { return canvas::draw_board(b, *typesetter, {}).list; },
       {},
       {},
       &document,
       typesetter.get()});
  REQUIRE(files);
  const OnDisk pdf(files->front().bytes);
  const std::string text = packed(run("pdftotext -raw " + pdf.name() + " -").out);
  for (const int i : {0, 1, 999, 2500, 4999})
    CHECK(text.find("cardnumber" + std::to_string(i) + ".") != text.npos);
}
