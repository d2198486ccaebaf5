// SPDX-License-Identifier: Apache-2.0
// Searches as content of a SeriesPlot.
#pragma once

#include "ui/jobs/search_queue.h"
#include "ui/plots/series_plot.h"

namespace fusescope {

/// Best DRAM access against plans tried, of all that found a plan; `ids` says of which entry each series is.
SeriesPlotContent searchCurves(const SearchQueue& queue, int emphasised, std::optional<std::int64_t> boundBytes,
                               std::vector<int>& ids);

/// The front of one search: DRAM access against the greatest buffer use, or against the number of groups.
SeriesPlotContent searchFront(const SearchEntry& entry, bool byGroups);

}  // namespace fusescope
