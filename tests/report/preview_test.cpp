// The pages of a report as pictures, before it is written.
#include "report/preview.h"

#include <algorithm>

#include "ops/report_words.h"
#include "report/pdf.h"
#include "sample.h"
#include "support/manual_clock.h"
#include "support/typesetter.h"

using sample::id;

namespace {

struct Made {
  std::unique_ptr<text::Typesetter> typesetter = support::typesetter();
  base::Messages tr;
  base::RealFileSystem files;
  sample::OneBoard s;
  report::ReportWishes wishes{{}, {}, {}};

  Made() {
    s.add(sample::island(10, "Benches are missing"));
    for (int i = 0; i < 6; ++i)
      s.add(sample::card(20 + i, "A bench at stop " + std::to_string(i), {i * 80.0, 0}, 10));
  }
  std::unique_ptr<report::Preview> preview() {
    auto made = report::Preview::create(files, s.session, wishes, tr, *typesetter);
    REQUIRE(made.ok());
    return std::move(*made);
  }
};

/// Of all pixels, how many are not white.
double inked(const report::PagePicture& picture) {
  std::size_t dark = 0;
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4)
    dark += picture.rgba[i] < 200 || picture.rgba[i + 1] < 200 || picture.rgba[i + 2] < 200;
  return double(dark) / (double(picture.rgba.size()) / 4);
}

}  // namespace

TEST_CASE("preview: every page of the PDF is there as a picture, with what stands on it") {
  Made made;
  const auto preview = made.preview();
  REQUIRE(preview->pages() >= 3);
  for (int page = 0; page < preview->pages(); ++page) {
    const auto picture = preview->paint(page, 300);
    REQUIRE(picture.ok());
    CHECK(std::min(picture->width, picture->height) == 300);
    CHECK(picture->rgba.size() == std::size_t(picture->width) * std::size_t(picture->height) * 4);
    CHECK(inked(*picture) > 0.002);
  }
  // A page is painted as often as somebody leafs back to it, and is the same.
  CHECK(preview->paint(1, 200)->rgba == preview->paint(1, 200)->rgba);
}

TEST_CASE("preview: it knows where each part begins, and a part that is switched off is gone") {
  Made made;
  auto parts = made.preview()->parts();
  REQUIRE(parts.contains("maps"));
  CHECK(parts.at("cover") == 0);
  CHECK(parts.at("maps") > parts.at("overview"));
  made.s.session.report_parts = {"-maps"};
  CHECK_FALSE(made.preview()->parts().contains("maps"));
}

TEST_CASE("preview: what is masked is masked on its pages") {
  Made made;
  made.s.board->cards[id(20)].text = "Mr Aoki of the bakery";
  const auto before = made.preview();
  const int page = before->parts().at("opinions");
  made.s.board->redactions[id(50)] = {id(50), id(20), "Mr Aoki", "", {}};
  const auto after = made.preview();
  CHECK(before->paint(page, 600)->rgba != after->paint(page, 600)->rgba);
}

TEST_CASE("preview: the session may change and go while its pages are painted") {
  Made made;
  const auto preview = made.preview();
  const auto before = preview->paint(0, 200)->rgba;
  made.s.session = {};
  CHECK(preview->paint(0, 200)->rgba == before);
}
