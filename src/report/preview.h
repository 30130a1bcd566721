// Preview: the pages of a report as pictures, before it is written: the very pages of its PDF. Made and painted on
// any one thread; it keeps what it was made of.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "report/composed_report.h"

namespace report {

class Faces;
class LaidPages;

/// Pixels, rows from the top, opaque.
struct PagePicture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

class Preview {
 public:
  /// `tr`: of the report's language; it, the typesetter and the readings live longer. Fails as ComposedReport
  /// and LaidPages do.
  static base::Result<std::unique_ptr<Preview>> create(base::FileSystem& files,
                                                       const model::Session& session,
                                                       const ReportWishes& wishes,
                                                       const base::Messages& tr,
                                                       text::Typesetter& typesetter);
  ~Preview();

  int pages() const;
  /// The page, from 0, on which each part begins that has something to say.
  std::map<std::string, int> parts() const;
  /// That page, so many pixels wide where it stands upright; one on its side is as much wider as it is.
  /// Requires: 0 <= page < pages(). Fails with `io` where Cairo does.
  base::Result<PagePicture> paint(int page, int width_px) const;

 private:
  Preview(std::unique_ptr<ComposedReport> composed, std::unique_ptr<LaidPages> laid);
  const std::unique_ptr<ComposedReport> composed_;
  const std::unique_ptr<LaidPages> laid_;
  const std::unique_ptr<Faces> faces_;
};

}  // namespace report
