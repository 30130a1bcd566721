// kurumaza-read-paper: reads a decoded photo from its input (phone/picture_child.h says how it begins), writes the
// papers in it to its output (paper/found_paper.h). It opens Tesseract's model, then gives up all but computing
// (cutter/shut_in.h) before it looks at the photo.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cutter/flat.h"
#include "cutter/guess.h"
#include "cutter/outlines.h"
#include "cutter/paint_of.h"
#include "cutter/shut_in.h"
#include "paper/found_paper.h"
#include "phone/picture_child.h"

namespace {

constexpr int kCardHigh_px = 320;

bool read_all(void* into, std::size_t size) {
  auto* to = static_cast<char*>(into);
  for (std::size_t done = 0; done < size;) {
    const ssize_t n = ::read(STDIN_FILENO, to + done, size - done);
    if (n <= 0) return false;
    done += std::size_t(n);
  }
  return true;
}

bool say(std::string_view line) {
  while (!line.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, line.data(), line.size());
    if (n <= 0) return false;
    line.remove_prefix(std::size_t(n));
  }
  return true;
}

bool read_photo(cv::Mat& rgb) {
  phone::PixelsHead head{};
  if (!read_all(&head, sizeof head)) return false;
  const std::uint32_t most = phone::kMostPictureSide;
  if (std::string_view(head.magic, sizeof head.magic) != phone::kPixelsMagic || head.width < 1 ||
      head.height < 1 || head.width > most || head.height > most)
    return false;
  cv::Mat rgba(int(head.height), int(head.width), CV_8UC4);
  if (!read_all(rgba.data, rgba.total() * 4)) return false;
  cv::cvtColor(rgba, rgb, cv::COLOR_RGBA2RGB);
  return true;
}

int read_paper(int quarters) {
  cv::setNumThreads(1);
  cutter::Guess guess;
  cutter::shut_in();
  cv::Mat rgb;
  if (!read_photo(rgb)) return 2;
  auto found = cutter::outlines_in(rgb, quarters);
  found.resize(std::min(found.size(), paper::kMostPapers));
  if (!say(paper::head_line(found.size()))) return 3;
  for (const cutter::Outline& outline : found) {
    paper::FoundPaper out;
    for (std::size_t i = 0; i < 4; ++i)
      out.corners_px[i] = {outline.corners[i].x, outline.corners[i].y};
    out.color = cutter::paint_of(rgb, outline.corners);
    out.sure = outline.sure;
    out.text = guess.text_on(cutter::writing_on(cutter::flat(rgb, outline.corners, kCardHigh_px)));
    if (!say(paper::line_of(out))) return 3;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return read_paper(argc == 2 ? std::atoi(argv[1]) : 0);
  } catch (const std::exception&) {  // OpenCV's, or no memory left
    return 4;
  }
}
