// The converter on a thread of its own, which all seats share.
#pragma once

#include "base/worker.h"
#include "ime/kana_kanji.h"

namespace ime {

struct ConversionTask {
  using Engine = KanaKanji;
  using Request = ConversionRequest;
  using Reply = Conversion;
  static constexpr double kLimit_s = 2;
  static base::Result<Reply> work(Engine&, const Request&);
};

using ConversionWorker = base::Worker<ConversionTask>;

}  // namespace ime

extern template class base::Worker<ime::ConversionTask>;
