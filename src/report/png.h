// PngWriter: the bytes of a PNG, from rows as Cairo has them. Filters would make a map of flat colours
// neither much smaller nor sooner ready, so there are none. One thread at a time.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace report {

class PngWriter {
 public:
  /// `scale`: pixels a mm, which the file says.
  PngWriter(int width, int height, double scale);
  ~PngWriter();
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;

  /// The next rows, of 32 bits a pixel: unused, red, green, blue, from the highest.
  void add(unsigned char* first, int stride, int rows);
  /// The whole file; fails with `io` where rows are missing or there is no room for them.
  base::Result<std::string> finish();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace report
