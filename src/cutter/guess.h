// Guess: what may be written on a paper, read by Tesseract's Japanese where that is installed. Printed letters it reads
// well, handwriting mostly not: what it is not sure of is no text. One thread.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>

namespace tesseract {
class TessBaseAPI;
}

namespace cutter {

class Guess {
 public:
  /// Reads its model, the only files that are opened. `folder`: where it lies; empty: the usual one.
  explicit Guess(const std::string& folder = "");
  ~Guess();
  Guess(const Guess&) = delete;
  Guess& operator=(const Guess&) = delete;

  bool can_read() const { return across_ != nullptr; }
  struct Read {
    std::string text;  // UTF-8
    int sure = 0;      // 0…100
  };
  /// `writing`: dark on white (flat.h). Whatever it makes of it.
  Read read(const cv::Mat& writing);
  /// The same, or nothing where it is not sure.
  std::string text_on(const cv::Mat& writing);

 private:
  std::unique_ptr<tesseract::TessBaseAPI> across_;
};

}  // namespace cutter
