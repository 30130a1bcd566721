// ReadThroughPart: what of reading the cards through is the machine's: the voice that reads them aloud,
// where one is installed and wanted, and the panels told when it begins and ends. The window's thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pages/part.h"
#include "pages/sitting.h"

namespace pages {

class ReadThroughPart final : public Part {
 public:
  /// Both live longer.
  ReadThroughPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  ~ReadThroughPart() override;

  void tick(double now_s) override;
  double next_deadline_s() const override { return next_s_; }
  void describe(nlohmann::ordered_json& out) const override;

 private:
  void keep_wish();

  Surroundings& around_;
  Sitting& sitting_;
  std::uint64_t read_ = 0;  // what is read aloud now
  double next_s_ = 1e300;
};

}  // namespace pages
