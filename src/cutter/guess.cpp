#include "cutter/guess.h"

#include <tesseract/baseapi.h>

#include "base/utf8.h"

namespace cutter {

namespace {

constexpr int kLeastSure = 75;  // measured: docs/decisions.md

bool is_spaced_by_itself(char32_t c) { return c < 0x2E80; }

/// Between Japanese letters stands no space, and no line break where the paper was too narrow.
std::string joined(const std::string& utf8) {
  std::string out;
  char32_t before = 0;
  bool space = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = base::code_point_at(utf8, at, at);
    if (c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0x3000) {
      space = true;
      continue;
    }
    if (space && before != 0 && is_spaced_by_itself(before) && is_spaced_by_itself(c)) out += ' ';
    base::append_code_point(out, c);
    before = c;
    space = false;
  }
  return out;
}

}  // namespace

Guess::Guess(const std::string& folder) {
  auto made = std::make_unique<tesseract::TessBaseAPI>();
  if (made->Init(folder.empty() ? nullptr : folder.c_str(), "jpn", tesseract::OEM_LSTM_ONLY) != 0)
    return;
  made->SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
  across_ = std::move(made);
}

Guess::~Guess() = default;

Guess::Read Guess::read(const cv::Mat& writing) {
  if (!across_) return {};
  across_->SetImage(writing.data, writing.cols, writing.rows, 1, int(writing.step));
  across_->SetSourceResolution(200);
  const std::unique_ptr<char[]> utf8(across_->GetUTF8Text());
  Read out;
  if (utf8) out.text = joined(base::clean_text(base::repaired_utf8(utf8.get())));
  out.sure = across_->MeanTextConf();
  across_->Clear();
  return out;
}

std::string Guess::text_on(const cv::Mat& writing) {
  const Read got = read(writing);
  return got.sure >= kLeastSure ? got.text : "";
}

}  // namespace cutter
