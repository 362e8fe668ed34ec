package dev.parzen.study;

/** What every memory does: the contracts of studies, trials, transitions, pages, fronts, pasts, asks, verdicts and receipts. */
public abstract class StoreContract
        implements StudiesContract,
                TrialsContract,
                LedgerContract,
                StepsContract,
                SearchContract,
                PagesContract,
                FrontsContract,
                DirectionsContract,
                HistoryContract,
                EarlierStudiesContract,
                AskingContract,
                BreakerContract,
                VerdictsContract,
                RacesContract,
                PrunedRacesContract,
                CoverageContract,
                TransferContract,
                ReceiptsContract {}
