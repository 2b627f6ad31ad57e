namespace Pana.Casework;
